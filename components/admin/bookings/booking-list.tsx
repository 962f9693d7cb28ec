"use client";

import { formatMoney } from "#lib/money/format-money";
import type { BookingRow } from "#lib/office/bookings/booking-row";
import type { Column, Filter, ListBody } from "../list/column";
import { StaffList } from "../list/staff-list";
import { Moment } from "../parts/moment";
import { Status } from "../parts/status";
import {
  bookingChoices,
  bookingState,
  needWords,
  paymentChoices,
  paymentState,
} from "./booking-words";

type Props = {
  initial: { path: string; body: ListBody<BookingRow> } | undefined;
  operators: { code: string; name: string }[];
  /** Prices and addresses, for who handles them. */
  seesMoney: boolean;
};

/** Without the quarter or the bay: "Tunis (La Goulette)". */
const shortName = (port: string) => port.replace(/ \(.*\)$/, "");

const columns: Column<BookingRow>[] = [
  {
    id: "reference",
    header: "Reference",
    cell: ({ reference }) => <span className="figures">{reference}</span>,
  },
  { id: "contact", header: "Contact", cell: ({ contact_name }) => <bdi>{contact_name}</bdi> },
  {
    id: "status",
    header: "Status",
    cell: ({ status, needs }) => (
      <>
        <Status tone={bookingState(status).tone}>{bookingState(status).label}</Status>
        {needs.map((need) => (
          <Status key={need} tone="bad">
            {needWords[need]}
          </Status>
        ))}
      </>
    ),
  },
  {
    id: "departs",
    header: "Departs",
    sort: "departure",
    cell: ({ departs_at }) => <Moment at={departs_at} />,
  },
  {
    id: "route",
    header: "Route",
    isWide: true,
    cell: ({ from, to, journeys }) =>
      `${shortName(from.name)} – ${shortName(to.name)}${journeys > 1 ? ", and back" : ""}`,
  },
  {
    id: "operators",
    header: "Operator",
    isWide: true,
    cell: ({ operators }) => operators.join(", "),
  },
  {
    id: "passengers",
    header: "Pax",
    isFigure: true,
    isWide: true,
    cell: ({ passengers }) => passengers,
  },
  {
    id: "plates",
    header: "Plate",
    isWide: true,
    cell: ({ plates }) => <span className="figures">{plates.join(", ") || "–"}</span>,
  },
];
const moneyColumns: Column<BookingRow>[] = [
  {
    id: "payment",
    header: "Payment",
    isWide: true,
    cell: ({ payment_status: state }) =>
      state && <Status tone={paymentState(state).tone}>{paymentState(state).label}</Status>,
  },
  {
    id: "total",
    header: "Total",
    isFigure: true,
    cell: ({ total }) => total && formatMoney(total, "en"),
  },
];
const booked: Column<BookingRow> = {
  id: "created",
  header: "Booked",
  sort: "created",
  isWide: true,
  cell: ({ created_at }) => <Moment at={created_at} />,
};

const any = (label: string) => ({ value: "", label });

/** All bookings, found by anything one may know of them. */
export function BookingList({ initial, operators, seesMoney }: Props) {
  const filters: Filter[] = [
    {
      name: "find",
      label: "Find",
      kind: "find",
      placeholder: seesMoney
        ? "Reference, name, e-mail, telephone, plate, payment"
        : "Reference, name, telephone, plate",
    },
    { name: "status", label: "Status", kind: "select", options: [any("Any"), ...bookingChoices] },
    ...(seesMoney
      ? [
          {
            name: "payment",
            label: "Payment",
            kind: "select" as const,
            options: [any("Any"), ...paymentChoices],
          },
        ]
      : []),
    {
      name: "operator",
      label: "Operator",
      kind: "select",
      options: [any("Any"), ...operators.map(({ code, name }) => ({ value: code, label: name }))],
    },
    { name: "departs", label: "Departs on", kind: "date" },
    { name: "created", label: "Booked on", kind: "date" },
    {
      name: "needs",
      label: "Needs a person",
      kind: "select",
      options: [
        any("Or not"),
        { value: "any", label: "For anything" },
        ...Object.entries(needWords).map(([value, label]) => ({ value, label })),
      ],
    },
  ];
  return (
    <StaffList
      path="/bookings"
      caption="Bookings"
      columns={[...columns, ...(seesMoney ? moneyColumns : []), booked]}
      idOf={({ id }) => id}
      hrefOf={({ id }) => `/admin/bookings/${id}`}
      filters={filters}
      initial={initial}
      empty="No booking fits. Try fewer letters of the name, or clear a filter."
      canExport
    />
  );
}
