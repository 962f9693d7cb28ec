import { Breaker } from "#lib/redis/breaker";
import { Slots } from "./slots";

/** What this process knows of an operator's system: kept here, for each process finds out soon enough. */
export type OperatorHealth = {
  breaker: Breaker;
  slots: Slots;
  /** It asked not to be asked before this, by a steady clock. */
  quietUntil: number;
  calls: number;
  failures: number;
  /** Of all calls, in milliseconds. */
  spentMs: number;
  lastFailure: { at: Date; message: string } | null;
};

/** Five failures in a row, and it is left alone for ten seconds. */
const threshold = 5;
const openMs = 10_000;

const slot = Symbol.for("gangway.operator.health");
type Holder = { [slot]?: Map<string, OperatorHealth> };

function all(): Map<string, OperatorHealth> {
  const holder = globalThis as Holder;
  holder[slot] ??= new Map();
  return holder[slot];
}

/** The one record of an operator in this process, begun at its first call. */
export function healthOf(operatorCode: string, mostAtOnce: number): OperatorHealth {
  const known = all().get(operatorCode);
  if (known) return known;
  const health: OperatorHealth = {
    breaker: new Breaker(threshold, openMs),
    slots: new Slots(mostAtOnce),
    quietUntil: 0,
    calls: 0,
    failures: 0,
    spentMs: 0,
    lastFailure: null,
  };
  all().set(operatorCode, health);
  return health;
}

export type OperatorState = {
  operator_code: string;
  breaker: "closed" | "open";
  in_use: number;
  calls: number;
  failures: number;
  average_ms: number | null;
  last_failure: { at: string; message: string } | null;
};

/** How each operator's system has answered this process, for staff and dashboards. */
export function operatorStates(): OperatorState[] {
  return [...all()].map(([operator_code, health]) => ({
    operator_code,
    breaker: health.breaker.isOpen() ? "open" : "closed",
    in_use: health.slots.inUse(),
    calls: health.calls,
    failures: health.failures,
    average_ms: health.calls > 0 ? Math.round(health.spentMs / health.calls) : null,
    last_failure: health.lastFailure && {
      at: health.lastFailure.at.toISOString(),
      message: health.lastFailure.message,
    },
  }));
}
