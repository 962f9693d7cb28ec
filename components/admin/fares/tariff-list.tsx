"use client";

import { formatMoney } from "#lib/money/format-money";
import type { TariffRow } from "#lib/office/fares/find-tariffs";
import type { Told } from "#lib/office/rows";
import type { Column, Filter, ListBody } from "../list/column";
import { StaffList } from "../list/staff-list";
import { Moment } from "../parts/moment";

type Tariff = Told<TariffRow>;
type Props = {
  initial: { path: string; body: ListBody<Tariff> } | undefined;
  operators: { code: string; name: string }[];
};

const price = (minor: number | null, currency: string) =>
  minor === null ? "–" : formatMoney({ amount_minor: minor, currency }, "en");

const columns: Column<Tariff>[] = [
  { id: "route", header: "Route", cell: ({ from, to }) => `${from.name} – ${to.name}` },
  { id: "operator", header: "Operator", cell: ({ operator }) => operator.name },
  {
    id: "adult",
    header: "Adult",
    isFigure: true,
    cell: ({ adult_minor, currency }) => price(adult_minor, currency),
  },
  {
    id: "child",
    header: "Child",
    isFigure: true,
    isWide: true,
    cell: ({ child_minor, currency }) => price(child_minor, currency),
  },
  {
    id: "vehicle",
    header: "Vehicle",
    isFigure: true,
    cell: ({ vehicle_minor, currency }) => price(vehicle_minor, currency),
  },
  {
    id: "sailings",
    header: "Sailings ahead",
    isFigure: true,
    isWide: true,
    cell: ({ sailings }) => sailings,
  },
  {
    id: "planned",
    header: "Next change",
    isWide: true,
    cell: ({ planned_at }) => (planned_at ? <Moment at={planned_at} /> : "–"),
  },
];

/** What each operator's crossing costs, before season and fare. */
export function TariffList({ initial, operators }: Props) {
  const filters: Filter[] = [
    { name: "find", label: "Find", kind: "find", placeholder: "Port or operator" },
    {
      name: "operator",
      label: "Operator",
      kind: "select",
      options: [
        { value: "", label: "All" },
        ...operators.map(({ code, name }) => ({ value: code, label: name })),
      ],
    },
  ];
  return (
    <StaffList
      path="/fares"
      caption="Tariffs"
      columns={columns}
      idOf={({ id }) => String(id)}
      hrefOf={({ id }) => `/admin/fares/${id}`}
      filters={filters}
      initial={initial}
      everyMs={30_000}
      empty="No tariff is found."
      canExport
    />
  );
}
