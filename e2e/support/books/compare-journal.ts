import type { Effect } from "./stripe-side";

/** What may happen to one object once in its life, whatever was asked how often. */
const once = [
  "payment_intent.created",
  "payment_intent.succeeded",
  "payment_intent.canceled",
  "refund.created",
];

/** Stripe's journal: no key had its effect twice, nothing happened twice to one intent, each of ours under a key of ours. */
export function compareJournal(journal: Effect[], ownIntents: Set<string>): string[] {
  const wrong: string[] = [];
  const keys = new Map<string, number>();
  const events = new Map<string, number>();
  for (const { effect, ids, idempotency_key: key } of journal) {
    const [subject = ""] = ids;
    if (!once.includes(effect)) continue;
    count(events, `${effect} of ${subject}`);
    if (!effect.endsWith(".created") || !ids.some((id) => ownIntents.has(id))) continue;
    if (key) count(keys, `${effect} under ${key}`);
    const expected = effect === "refund.created" ? "refund:" : "pi:";
    if (!key?.startsWith(expected)) wrong.push(`${subject} was created under the key ${key}`);
  }
  for (const [what, times] of [...keys, ...events]) {
    if (times > 1) wrong.push(`${what}: ${times} times`);
  }
  return wrong;
}

function count(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}
