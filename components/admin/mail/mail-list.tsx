"use client";

import Link from "next/link";
import type { MailRow } from "#lib/office/mail/find-mails";
import type { Told } from "#lib/office/rows";
import type { Column, Filter, ListBody } from "../list/column";
import { StaffList } from "../list/staff-list";
import { Moment } from "../parts/moment";
import { Status } from "../parts/status";
import { kindWords, optionsOf, stateWords } from "./mail-words";

type Mail = Told<MailRow>;
type Props = { initial: { path: string; body: ListBody<Mail> } | undefined };

const stateNames = {
  waiting: stateWords.waiting.word,
  late: stateWords.late.word,
  sent: stateWords.sent.word,
  undelivered: stateWords.undelivered.word,
  dead: stateWords.dead.word,
};

const columns: Column<Mail>[] = [
  {
    id: "kind",
    header: "Mail",
    cell: ({ kind, is_copy }) => `${kindWords[kind]}${is_copy ? ", again" : ""}`,
  },
  {
    id: "state",
    header: "State",
    cell: ({ state }) => <Status tone={stateWords[state].tone}>{stateWords[state].word}</Status>,
  },
  { id: "to", header: "To", cell: ({ to }) => to },
  {
    id: "booking",
    header: "Booking",
    cell: ({ booking_id, reference }) => (
      <Link href={`/admin/bookings/${booking_id}`} prefetch={false}>
        {reference}
      </Link>
    ),
  },
  {
    id: "written",
    header: "Written",
    isWide: true,
    cell: ({ created_at }) => <Moment at={created_at} />,
  },
  {
    id: "sent",
    header: "Sent",
    isWide: true,
    cell: ({ sent_at, due_at, state }) =>
      sent_at ? (
        <Moment at={sent_at} />
      ) : state === "waiting" || state === "late" ? (
        <>
          {"due "}
          <Moment at={due_at} />
        </>
      ) : (
        "–"
      ),
  },
  { id: "tries", header: "Tries", isFigure: true, isWide: true, cell: ({ attempts }) => attempts },
  { id: "error", header: "Error", isWide: true, cell: ({ error }) => error ?? "" },
];

const filters: Filter[] = [
  { name: "find", label: "Find", kind: "find", placeholder: "E-mail address or reference" },
  { name: "kind", label: "Kind", kind: "select", options: optionsOf(kindWords, "All") },
  { name: "state", label: "State", kind: "select", options: optionsOf(stateNames, "All") },
  { name: "since", label: "From", kind: "date" },
  { name: "until", label: "Until", kind: "date" },
];

/** The mails of bookings: what was sent to whom, and what came of it. A row opens as its mail. */
export function MailList({ initial }: Props) {
  return (
    <StaffList
      path="/mails"
      caption="Mails"
      columns={columns}
      idOf={({ id }) => id}
      hrefOf={({ id }) => `/api/v1/staff/mails/${id}/preview`}
      filters={filters}
      initial={initial}
      empty="No mail is found."
      canExport
    />
  );
}
