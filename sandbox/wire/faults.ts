import { z } from "zod";

/**
 * What only the operators' stand-in plays:
 * refuse         says no in the operator's own words, no effect
 * pending        says that it will decide; it has, for yes, after `ms`
 * error_inside   200 with an error inside, no effect
 * huge           the effect happens, the answer is 10 MB
 * partial_cancel cancels a part and says so; asked again, the rest
 * duplicate      names each sailing twice
 * drift          prices are a twelfth higher than they were
 */
const operatorFaults = [
  "refuse",
  "pending",
  "error_inside",
  "huge",
  "partial_cancel",
  "duplicate",
  "drift",
] as const;

/**
 * delay          waits `ms`, then goes on as usual
 * status         answers `status` in the stand-in's own words, no effect
 * reset          the connection is reset, no effect
 * timeout_before no effect and no answer; the connection hangs (for `ms`, if given)
 * timeout_after  the effect happens, then the connection hangs
 * garbage        200 with a body that is not JSON, no effect
 */
export const faultSchema = z.strictObject({
  method: z.string().default("*"),
  path: z.string().default("/"),
  fault: z.enum([
    "delay",
    "status",
    "reset",
    "timeout_before",
    "timeout_after",
    "garbage",
    ...operatorFaults,
  ]),
  times: z.int().positive().default(1),
  ms: z.int().nonnegative().optional(),
  status: z.int().min(200).max(599).default(500),
  /** Stripe only: `lock_timeout` words a 429 as a lock that somebody else holds. */
  code: z.string().optional(),
  /** Stripe only: `false` makes a 500 the edge's, which no idempotency key remembers. */
  stored: z.boolean().default(true),
});

export type Fault = z.infer<typeof faultSchema>;

export class Faults {
  private armed: Fault[] = [];

  add(fault: Fault): void {
    this.armed.push(fault);
  }

  clear(): void {
    this.armed = [];
  }

  list(): Fault[] {
    return this.armed;
  }

  /** The first armed fault that fits this request; each request uses up one time. */
  take(method: string, path: string): Fault | undefined {
    const fault = this.armed.find(
      (f) => (f.method === "*" || f.method.toUpperCase() === method) && path.startsWith(f.path),
    );
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times === 0) this.armed = this.armed.filter((f) => f !== fault);
    return fault;
  }
}
