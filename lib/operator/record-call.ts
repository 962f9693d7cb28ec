import type { Executor } from "#db/client";

export type CallRecord = {
  operatorCode: string;
  bookingId: string;
  legPosition: number;
  verb: "confirm" | "recall" | "cancel" | "amend";
  /** What it answered, or how it failed. */
  outcome: string;
  ms: number;
};

/** Writes down what an operator was asked about a leg and what it said: a booking's timeline shows it. */
export async function recordCall(executor: Executor, call: CallRecord): Promise<void> {
  await executor`
    insert into operator_call (operator_code, booking_id, leg_position, verb, outcome, ms, at)
    values (${call.operatorCode}, ${call.bookingId}, ${call.legPosition}, ${call.verb},
      ${call.outcome.slice(0, 200)}, ${Math.round(call.ms)}, clock_timestamp())`;
}
