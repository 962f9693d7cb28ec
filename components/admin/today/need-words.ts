import type { NeedKind } from "#lib/office/today/read-needs";

/** What each matter that needs a person is called, and whether it is worse than work to be done. */
export const needWords: Record<NeedKind, { label: string; isBad: boolean }> = {
  invariants: { label: "Broken invariants", isBad: true },
  dead_letters: { label: "Dead letters", isBad: true },
  disputes: { label: "Open disputes", isBad: true },
  refunds_failed: { label: "Refunds that failed", isBad: true },
  late_money: { label: "Late money to give back", isBad: false },
  operators: { label: "Operators that refuse or are silent", isBad: true },
  sailing_cases: { label: "Sailings that changed under bookings", isBad: false },
  deficits: { label: "Sailings with too few places", isBad: true },
  bounced: { label: "Tickets' mails that did not arrive", isBad: true },
  alerts: { label: "Open alerts", isBad: false },
};
