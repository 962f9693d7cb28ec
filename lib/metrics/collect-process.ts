import type { PoolUse } from "#db/begin";
import { restate } from "#lib/measure/measure";
import { operatorStates } from "#lib/operator/operator-health";

/** Says how this process stands: its pool of transactions, and the operators' systems as it has met them. */
export function collectProcess(use: PoolUse): void {
  restate("gangway_database_transactions", [
    [{ state: "in_use" }, use.inUse],
    [{ state: "waiting" }, use.waiting],
    [{ state: "size" }, use.size],
  ]);
  const states = operatorStates();
  restate(
    "gangway_operator_breaker_open",
    states.map(({ operator_code: operator, breaker }) => [
      { operator },
      breaker === "open" ? 1 : 0,
    ]),
  );
  restate(
    "gangway_operator_calls_in_progress",
    states.map(({ operator_code: operator, in_use }) => [{ operator }, in_use]),
  );
}
