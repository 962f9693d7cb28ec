"use client";

import { formatMoney } from "#lib/money/format-money";
import type { SailingRow } from "#lib/office/sailings/find-sailings";
import type { Column, Filter, ListBody } from "../list/column";
import { StaffList } from "../list/staff-list";
import { LoadBar } from "../parts/load-bar";
import { Moment } from "../parts/moment";
import { Status } from "../parts/status";
import { sailingStates } from "./sailing-words";

type Named = { code: string; name: string };
type Props = {
  initial: { path: string; body: ListBody<SailingRow> } | undefined;
  ports: Named[];
  operators: Named[];
};

const columns: Column<SailingRow>[] = [
  {
    id: "departs",
    header: "Departs",
    sort: "departure",
    cell: ({ departs_at }) => <Moment at={departs_at} />,
  },
  { id: "route", header: "Route", cell: ({ from, to }) => `${from.name} – ${to.name}` },
  { id: "operator", header: "Operator", isWide: true, cell: ({ operator }) => operator.name },
  { id: "vessel", header: "Vessel", isWide: true, cell: ({ vessel }) => vessel ?? "–" },
  {
    id: "status",
    header: "Status",
    cell: ({ status, has_deficit, has_case }) => (
      <>
        <Status tone={sailingStates[status].tone}>{sailingStates[status].label}</Status>
        {has_deficit && <Status tone="bad">Too few places</Status>}
        {has_case && <Status tone="bad">Open case</Status>}
      </>
    ),
  },
  {
    id: "passengers",
    header: "Passengers",
    sort: "load",
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
        taken={Math.round(lanes.taken / 100)}
        of={Math.round(lanes.capacity / 100)}
        label="Metres of lane taken"
      />
    ),
  },
  {
    id: "bookings",
    header: "Bookings",
    isFigure: true,
    cell: ({ bookings }) => bookings.toLocaleString("en"),
  },
  {
    id: "revenue",
    header: "Sold",
    isFigure: true,
    cell: ({ revenue }) =>
      revenue.length === 0 ? "–" : revenue.map((money) => formatMoney(money, "en")).join(" + "),
  },
];

const any = (label: string) => ({ value: "", label });

/** All sailings of all operators, with how full they are and which of them need a person. */
export function SailingList({ initial, ports, operators }: Props) {
  const choices = (named: Named[], of: (one: Named) => string) =>
    named.map((one) => ({ value: one.code, label: of(one) }));
  const inPorts = choices(ports, ({ code, name }) => `${name} (${code})`);
  const filters: Filter[] = [
    { name: "find", label: "Find", kind: "find", placeholder: "Vessel, port, or two ports" },
    { name: "from", label: "From", kind: "select", options: [any("Any port"), ...inPorts] },
    { name: "to", label: "To", kind: "select", options: [any("Any port"), ...inPorts] },
    {
      name: "operator",
      label: "Operator",
      kind: "select",
      options: [any("Any operator"), ...choices(operators, ({ name }) => name)],
    },
    { name: "since", label: "Departs from", kind: "date" },
    { name: "until", label: "Until", kind: "date" },
    {
      name: "status",
      label: "Status",
      kind: "select",
      options: [
        any("Any but timetables"),
        ...Object.entries(sailingStates).map(([value, { label }]) => ({ value, label })),
      ],
    },
    {
      name: "needs",
      label: "Needs",
      kind: "select",
      options: [
        any("Anything or nothing"),
        { value: "person", label: "A person" },
        { value: "deficit", label: "More places than it has" },
        { value: "case", label: "An open case" },
        { value: "nearly_full", label: "A look: nearly full" },
      ],
    },
  ];
  return (
    <StaffList
      path="/sailings"
      caption="Sailings"
      columns={columns}
      idOf={({ id }) => id}
      hrefOf={({ id }) => `/admin/sailings/${id}`}
      filters={filters}
      initial={initial}
      empty="No sailing fits. Clear a filter, or choose other days."
      canExport
    />
  );
}
