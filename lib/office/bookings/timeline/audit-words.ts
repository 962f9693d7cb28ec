import type { TimelineEntry, TimelineKind } from "./entry";

export type AuditRow = {
  sequence: number;
  at: Date;
  actor: string;
  staff_name: string | null;
  subject: string;
  from_status: string | null;
  to_status: string;
  detail: Record<string, string | number | boolean | null> | null;
};

const actors: Record<string, string> = {
  traveller: "Traveller",
  staff: "Staff",
  stripe: "Stripe",
  operator: "Operator",
  clock: "The clock",
  system: "Gangway",
};

const states: Record<string, string> = {
  PENDING: "held, not paid yet",
  AWAITING_OPERATOR: "waiting for its operator",
  CONFIRMED: "confirmed",
  FAILED: "failed",
  EXPIRED: "expired",
  CANCELLED: "cancelled",
  PROCESSING: "on its way",
  AUTHORISED: "authorised",
  COMPLETED: "captured",
  PARTIALLY_REFUNDED: "refunded in part",
  REFUNDED: "refunded",
  NOT_SENT: "not sent",
  REQUESTED: "asked of the operator",
  REJECTED: "refused by the operator",
  CANCEL_REQUESTED: "cancellation asked of the operator",
  CANCEL_REFUSED: "cancellation refused by the operator",
};
const good = new Set(["CONFIRMED", "COMPLETED", "succeeded", "won"]);
const bad = new Set(["FAILED", "REJECTED", "CANCEL_REFUSED", "failed", "lost", "open"]);

/** Who did it, for a reader. */
export function whoOf(actor: string, staffName: string | null): string {
  return staffName ?? actors[actor] ?? actor;
}

/** An audit row as a line of the timeline. */
export function auditEntry(row: AuditRow): TimelineEntry {
  const [what = "", which = ""] = row.subject.split(/:(.*)/s);
  const { kind, text } = said(what, which, row);
  return {
    id: `audit-${row.sequence}`,
    at: row.at.toISOString(),
    kind,
    what: text,
    detail: detailOf(row.detail),
    who: whoOf(row.actor, row.staff_name),
    tone: toneOf(what, row.to_status),
  };
}

function toneOf(what: string, to: string): TimelineEntry["tone"] {
  if (what === "hold" || what === "note" || what === "contact") return "plain";
  if (good.has(to)) return "good";
  return bad.has(to) ? "bad" : "plain";
}

function said(
  what: string,
  which: string,
  { from_status: from, to_status: to }: AuditRow,
): { kind: TimelineKind; text: string } {
  const state = states[to] ?? to.replaceAll("_", " ");
  if (what === "booking") {
    return { kind: "booking", text: from === null ? "Booked; places held" : `Booking ${state}` };
  }
  if (what === "payment") return { kind: "money", text: `Payment ${state}` };
  if (what === "hold") return { kind: "booking", text: `Hold ${to}` };
  if (what === "leg") return { kind: "operator", text: `Leg ${Number(which) + 1} ${state}` };
  if (what === "refund") {
    return { kind: "money", text: from === to ? `Refund put right` : `Refund ${to}` };
  }
  if (what === "dispute") return { kind: "money", text: `Dispute ${to}` };
  if (what === "cancellation") return { kind: "booking", text: "Part of it cancelled" };
  if (what === "contact") return { kind: "booking", text: "Contact corrected" };
  if (what === "note") return { kind: "note", text: "Note written" };
  return { kind: "booking", text: `${what.replaceAll("_", " ")} ${state}` };
}

function detailOf(detail: AuditRow["detail"]): string | null {
  if (!detail) return null;
  const parts = Object.entries(detail)
    .filter(([, value]) => value !== null && value !== false)
    .map(([name, value]) => `${name.replaceAll("_", " ")}: ${value === true ? "yes" : value}`);
  return parts.join(", ") || null;
}
