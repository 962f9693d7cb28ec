"use client";

import type { DepartureRow } from "#lib/office/today/list-departures";
import type { Column, Filter, ListBody } from "../list/column";
import { StaffList } from "../list/staff-list";
import { LoadBar } from "../parts/load-bar";
import { Moment } from "../parts/moment";
import { Status } from "../parts/status";
import { sailingStates } from "../sailings/sailing-words";

const metres = (centimetres: number) => Math.round(centimetres / 100);

const columns: Column<DepartureRow>[] = [
  {
    id: "departs",
    header: "Departs",
    cell: ({ departs_at, from }) => <Moment at={departs_at} zone={from.zone} />,
  },
  { id: "route", header: "Route", cell: ({ from, to }) => `${from.name} – ${to.name}` },
  { id: "operator", header: "Operator", isWide: true, cell: ({ operator }) => operator },
  { id: "vessel", header: "Vessel", isWide: true, cell: ({ vessel }) => vessel ?? "–" },
  {
    id: "status",
    header: "Status",
    isWide: true,
    cell: ({ status }) => (
      <Status tone={sailingStates[status].tone}>{sailingStates[status].label}</Status>
    ),
  },
  {
    id: "passengers",
    header: "Passengers",
    cell: ({ passengers }) => (
      <LoadBar taken={passengers.taken} of={passengers.capacity} label="Passenger places taken" />
    ),
  },
  {
    id: "lanes",
    header: "Lane, m",
    isWide: true,
    cell: ({ lanes }) => (
      <LoadBar
        taken={metres(lanes.taken)}
        of={metres(lanes.capacity)}
        label="Metres of lane taken"
      />
    ),
  },
  {
    id: "cabins",
    header: "Cabins",
    isWide: true,
    cell: ({ cabins }) => (
      <LoadBar taken={cabins.taken} of={cabins.capacity} label="Cabins and seats taken" />
    ),
  },
];

const filters: Filter[] = [
  {
    name: "when",
    label: "Leaving",
    kind: "select",
    options: [
      { value: "", label: "In the next 24 hours" },
      { value: "today", label: "Today, by the port's calendar" },
    ],
  },
];

/** What leaves next, with how full each is. */
export function Departures({
  initial,
}: {
  initial: { path: string; body: ListBody<DepartureRow> } | undefined;
}) {
  return (
    <StaffList
      path="/departures"
      caption="Departures"
      columns={columns}
      idOf={({ id }) => id}
      hrefOf={({ id }) => `/admin/sailings/${id}`}
      filters={filters}
      initial={initial}
      everyMs={10_000}
      empty="Nothing leaves."
      canExport
    />
  );
}
