import type { Incoming } from "./core";
import { evaluate, matches } from "./expression";
import { covers, type Fn } from "./functions";
import type { Registry } from "./registry";
import { keyOf, type Start } from "./starts";

/** A start together with the keys it must be the first to claim within 24 hours. */
export interface Candidate extends Start {
  once: string[];
}

/** Which functions an event starts, before any limit is asked. */
export function route(registry: Registry, incoming: Incoming, n: string): Candidate[] {
  const { event, externalId } = incoming;
  return registry
    .triggeredBy(event.name)
    .filter((fn) => isTriggered(fn, incoming))
    .map((fn) => {
      const once: string[] = [];
      if (externalId) once.push(`event|${externalId}`);
      if (fn.config.idempotency) once.push(`key|${keyOf(fn.config.idempotency, event)}`);
      return {
        fn,
        events: [event],
        since: n,
        dueAt: Date.now() - urgency(fn, event),
        key: externalId ?? undefined,
        once,
      };
    });
}

function isTriggered(fn: Fn, { event }: Incoming): boolean {
  return fn.config.triggers.some(
    (trigger) =>
      trigger.event && covers(trigger.event, event.name) && matches(trigger.expression, { event }),
  );
}

// Inngest's priority is a number of seconds by which a run goes before the others.
function urgency(fn: Fn, event: unknown): number {
  if (!fn.config.priority?.run) return 0;
  try {
    const seconds = Number(evaluate(fn.config.priority.run, { event }));
    return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), 600) * 1_000 : 0;
  } catch {
    return 0;
  }
}
