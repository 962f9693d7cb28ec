"use client";

import type { DepartureRow } from "#lib/office/today/list-departures";
import type { Column, Filter, ListBody } from "../list/column";
import { StaffList } from "../list/staff-list";
import { LoadBar } from "../parts/load-bar";
import { Status } from "../parts/status";
import { sailingStates } from "../sailings/sailing-words";
import { weekdayTime } from "./date-words";

const metres = (centimetres: number) => Math.round(centimetres / 100);

function Departure({ departs_at }: DepartureRow) {
  return <time dateTime={departs_at}>{weekdayTime(departs_at)}</time>;
}

function Load({ taken, capacity, label }: { taken: number; capacity: number; label: string }) {
  return capacity === 0 && taken === 0 ? (
    "–"
  ) : (
    <LoadBar taken={taken} of={capacity} label={label} />
  );
}

const columns: Column<DepartureRow>[] = [
  {
    id: "departs",
    header: "Departs",
    cell: (row) => <Departure {...row} />,
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
    cell: ({ passengers }) => <Load {...passengers} label="Passenger places taken" />,
  },
  {
    id: "lanes",
    header: "Lane, m",
    isWide: true,
    cell: ({ lanes }) => (
      <Load
        taken={metres(lanes.taken)}
        capacity={metres(lanes.capacity)}
        label="Metres of lane taken"
      />
    ),
  },
  {
    id: "cabins",
    header: "Cabins",
    isWide: true,
    cell: ({ cabins }) => <Load {...cabins} label="Cabins and seats taken" />,
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
      caption="Sailings that leave"
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
