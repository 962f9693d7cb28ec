import type { Executor } from "#db/client";
import type { ConfirmAnswer } from "#lib/operator/contract";
import { OperatorError } from "#lib/operator/operator-error";
import { type CallRecord, recordCall } from "#lib/operator/record-call";
import type { Reached } from "./operator-context";
import type { OperatorLeg } from "./operator-leg";

/** What a request is on its way to an operator after it was sent, at most: this many of its deadlines. */
export const settlesWithin = 3;

/** Runs one call about a leg and writes down how it went, well or not. */
export async function recorded<T extends { kind: string }>(
  sql: Executor,
  about: Pick<CallRecord, "operatorCode" | "bookingId" | "legPosition" | "verb">,
  call: () => Promise<T>,
): Promise<T> {
  const began = performance.now();
  const note = (outcome: string) =>
    recordCall(sql, { ...about, outcome, ms: performance.now() - began });
  try {
    const answer = await call();
    await note(answer.kind);
    return answer;
  } catch (error) {
    const isKnown = error instanceof OperatorError;
    await note(isKnown ? `${error.failure}, effect ${error.effect}: ${error.message}` : "failed");
    throw error;
  }
}

/**
 * Asks an operator to confirm a leg, once: one that was asked before is asked after by our reference, and
 * told to go on with what it has reserved. Only when the operator knows nothing of it, and nothing sent can
 * be on its way any more, is it asked again. Throws OperatorError.
 */
export async function askToConfirm(
  sql: Executor,
  { adapter, deadlineMs }: Reached,
  bookingId: string,
  leg: OperatorLeg & { askedAgo: number | null },
): Promise<ConfirmAnswer> {
  const about = { operatorCode: leg.operator, bookingId, legPosition: leg.position };
  const confirm = () =>
    recorded(sql, { ...about, verb: "confirm" }, () => adapter.confirm(leg.request));
  if (leg.askedAgo === null) return await confirm();
  const known = await recorded(sql, { ...about, verb: "recall" }, () =>
    adapter.recall(leg.request.client_reference),
  );
  if (known.kind === "reserved") {
    return await recorded(sql, { ...about, verb: "confirm" }, () =>
      adapter.settle(leg.request.client_reference),
    );
  }
  // Cancelled on their side: nobody travels on it.
  if (known.kind === "cancelled") return { kind: "refused", reason: "cancelled" };
  if (known.kind !== "unknown") return known;
  if (leg.askedAgo < settlesWithin * deadlineMs) {
    throw new OperatorError("away", "possible", `${leg.operator} may still be at it.`);
  }
  return await confirm();
}
