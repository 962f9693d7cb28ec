import type { Part, State } from "./part";

/** What of an alert a traveller may know: which part it is about, how bad it is, and which words tell it. */
export type Incident = { part: Part; state: State; what: Words };
export const incidentWords = [
  "database_away",
  "payments_away",
  "payments_late",
  "mail_late",
  "confirmations_late",
  "operator_away",
] as const;
export type Words = (typeof incidentWords)[number];

/** Kinds of alerts that travellers feel; all others are ours to know. */
export const publicKinds = [
  "database_away",
  "payments_away",
  "mail_failing",
  "group_silent",
  "queue_long",
  "operator_sync",
] as const;

const byGroup: Record<string, Incident> = {
  emails: { part: "mail", state: "troubled", what: "mail_late" },
  payments: { part: "payments", state: "troubled", what: "payments_late" },
  bookings: { part: "booking", state: "troubled", what: "confirmations_late" },
};

/** What an alert is to travellers; null: nothing. Its subject is used for a group or an operator and never shown. */
export function incidentOf({ kind, subject }: { kind: string; subject: string }): Incident | null {
  switch (kind) {
    case "database_away":
      return { part: "booking", state: "down", what: "database_away" };
    case "payments_away":
      return { part: "payments", state: "down", what: "payments_away" };
    case "mail_failing":
      return { part: "mail", state: "troubled", what: "mail_late" };
    case "group_silent":
    case "queue_long":
      return byGroup[subject] ?? null;
    case "operator_sync":
      return { part: `operator:${subject}`, state: "troubled", what: "operator_away" };
    default:
      return null;
  }
}
