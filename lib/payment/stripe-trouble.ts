// How Stripe has answered this process lately, for the public status page.
const slot = Symbol.for("gangway.stripe.trouble");
const minutes = 5;
/** Fewer calls than this say nothing. */
const fewest = 3;

type Call = { at: number; failed: boolean };

function calls(): Call[] {
  const holder = globalThis as { [slot]?: Call[] };
  holder[slot] ??= [];
  return holder[slot];
}

/** Notes how a call to Stripe went; `now` is milliseconds of any steady clock. */
export function noteCall(failed: boolean, now: number): void {
  const all = calls();
  all.push({ at: now, failed });
  while (all.length > 1_000 || (all[0] && all[0].at < now - minutes * 60_000)) all.shift();
}

/** True while most of the calls of the last five minutes had no answer, or one of Stripe's own faults. */
export function isStripeAway(now: number): boolean {
  const recent = calls().filter(({ at }) => at >= now - minutes * 60_000);
  const failed = recent.filter((call) => call.failed).length;
  return recent.length >= fewest && failed * 2 > recent.length;
}
