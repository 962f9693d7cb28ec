"use client";

import Link from "next/link";
import type { Told } from "#lib/office/rows";
import type { ActionRow } from "#lib/office/staff/find-actions";
import type { Column, Filter, ListBody } from "../list/column";
import { StaffList } from "../list/staff-list";
import { Moment } from "../parts/moment";

type Action = Told<ActionRow>;
type Props = {
  people: { id: string; name: string }[];
  initial: { path: string; body: ListBody<Action> } | undefined;
};

const columns: Column<Action>[] = [
  { id: "at", header: "When", cell: ({ at }) => <Moment at={at} /> },
  { id: "who", header: "Who", cell: ({ name, actor_id }) => name ?? actor_id },
  { id: "what", header: "What", cell: ({ action }) => action.replaceAll("_", " ") },
  { id: "subject", header: "Of", cell: (row) => <Subject action={row} /> },
  { id: "before", header: "Before", cell: ({ before }) => before ?? "–" },
  { id: "after", header: "After", cell: ({ after }) => after ?? "–" },
  {
    id: "more",
    header: "More",
    isWide: true,
    cell: ({ detail }) =>
      detail
        ? Object.entries(detail)
            .map(([name, value]) => `${name.replaceAll("_", " ")}: ${value}`)
            .join(", ")
        : "",
  },
];

function Subject({ action: { about, subject_id } }: { action: Action }) {
  if (about === "booking") {
    return (
      <Link href={`/admin/bookings/${subject_id}`} prefetch={false}>
        Booking
      </Link>
    );
  }
  if (about === "sailing") {
    return (
      <Link href={`/admin/sailings/${subject_id}`} prefetch={false}>
        Sailing
      </Link>
    );
  }
  return subject_id;
}

/** What staff did, and what was before and after. */
export function ActionList({ people, initial }: Props) {
  const filters: Filter[] = [
    {
      name: "actor",
      label: "Who",
      kind: "select",
      options: [
        { value: "", label: "Everybody" },
        ...people.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    {
      name: "about",
      label: "About",
      kind: "select",
      options: [
        { value: "", label: "Everything" },
        { value: "booking", label: "Bookings" },
        { value: "sailing", label: "Sailings" },
        { value: "office", label: "The rest" },
      ],
    },
    { name: "since", label: "From", kind: "date" },
    { name: "until", label: "Until", kind: "date" },
  ];
  return (
    <StaffList
      path="/actions"
      caption="What staff did"
      columns={columns}
      idOf={({ id }) => id}
      filters={filters}
      initial={initial}
      empty="Nothing was done."
      canExport
    />
  );
}
