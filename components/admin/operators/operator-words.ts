import type { OperatorHealthRow } from "#lib/office/operators/list-operator-health";
import type { Tone } from "../parts/status";

export const adapterWords: Record<NonNullable<OperatorHealthRow["adapter"]>, string> = {
  http: "Our JSON interface",
  ferrygateway: "FerryGateway XML",
};

/** How it goes with an operator, in a word: from what it answered in the last hour and what waits for it. */
export function stateOf(row: OperatorHealthRow): { tone: Tone; word: string } {
  if (!row.adapter) return { tone: "plain", word: "By hand" };
  if (row.calls >= 5 && row.failures / row.calls > 0.5) return { tone: "bad", word: "Failing" };
  if (row.sync_outcome === "failed") return { tone: "bad", word: "Feed failed" };
  if (row.differences > 0) return { tone: "bad", word: "Books differ" };
  if (row.failures > 0) return { tone: "wait", word: "Some failures" };
  return { tone: "good", word: "Well" };
}
