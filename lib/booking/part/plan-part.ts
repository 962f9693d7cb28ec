import { refundOf } from "#lib/fare/refund-of";
import { refundStandsUntil } from "#lib/fare/refund-rule";
import type { CancellationQuote } from "../quote-cancellation";
import type { CancelScope } from "./cancel-scope";
import { checkRemaining, type NewDriver } from "./check-remaining";
import { claimsOfPart } from "./claims-of-part";
import { type PartPrice, pricePart, refundedLine } from "./price-part";
import { partRefused } from "./refuse-part";
import { resolveScope, type TakenLeg } from "./resolve-scope";
import type { SoldBooking, SoldClaim } from "./sold-booking";

/** All that cancelling a part of a booking would change. */
export type PartPlan = {
  taken: TakenLeg[];
  price: PartPrice;
  drivers: NewDriver[];
  claims: SoldClaim[];
  quote: CancellationQuote;
};

/** A quote stands so long, or until the next tier of a fare begins. */
const longestMs = 15 * 60_000;

/**
 * What cancelling these parts of a booking would change, and what comes back: of each line by its own
 * leg's conditions as sold, never more than was paid. `whole` if nothing would be left, `done` if all of it is
 * cancelled already. `waivesFee` gives back all that the part was sold for. Throws `invalid` and `not_cancellable`, the latter with its reason in `because`.
 */
export function planPart(
  booking: SoldBooking,
  scope: CancelScope,
  { waivesFee = false } = {},
): { kind: "whole" } | { kind: "done" } | ({ kind: "part" } & PartPlan) {
  const resolved = resolveScope(booking, scope);
  if (resolved.kind === "whole") return resolved;
  if (booking.status !== "CONFIRMED") throw partRefused("not_confirmed");
  if (resolved.kind === "done") return resolved;
  const { taken } = resolved;
  const drivers = checkRemaining(booking, taken, scope);
  const price = pricePart(booking, taken);
  return {
    kind: "part",
    taken,
    drivers,
    price,
    claims: claimsOfPart(booking, taken),
    quote: quoteOf(booking, price, waivesFee),
  };
}

function quoteOf(booking: SoldBooking, price: PartPrice, waivesFee: boolean): CancellationQuote {
  const { currency, now, paid_minor: paid } = booking;
  const lines = price.lines.map((line) => refundedLine(booking, line));
  const last = lines.at(-1);
  const rounded = price.rounding.before - price.rounding.after;
  if (last && rounded !== 0) lines.push({ ...last, kind: "rounding", amount_minor: rounded });
  const back = waivesFee ? price.worth : refundOf(lines, currency, now);
  const refund = Math.max(0, Math.min(back, price.worth, paid));
  const until = lines.flatMap((line) => refundStandsUntil(line, now) ?? []);
  return {
    refund: { amount_minor: refund, currency },
    fee: { amount_minor: price.worth - refund, currency },
    expires_at: new Date(Math.min(now.getTime() + longestMs, ...until)).toISOString(),
  };
}
