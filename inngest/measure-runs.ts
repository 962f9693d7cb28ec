import { Middleware } from "inngest";
import { count, observe, shift } from "#lib/measure/measure";
import { functionIdOf, groupOfFunction } from "./function-id";

/** Counts what this process works on, how long, and how it ends. A run that sleeps in between is several pieces of work. */
export class MeasureRuns extends Middleware.BaseMiddleware {
  readonly id = "gangway:measure-runs";

  override async wrapRequest({
    fn,
    next,
  }: Middleware.WrapRequestArgs): Promise<Middleware.Response> {
    // What registers the functions, and works on none.
    if (!fn) return await next();
    const group = groupOfFunction(functionIdOf(fn as { id: unknown }));
    const began = performance.now();
    shift("gangway_jobs_in_progress", { group }, 1);
    try {
      return await next();
    } finally {
      shift("gangway_jobs_in_progress", { group }, -1);
      observe("gangway_job_duration_seconds", { group }, (performance.now() - began) / 1_000);
    }
  }

  override onRunComplete({ fn }: Middleware.OnRunCompleteArgs): void {
    ended(fn as { id: unknown }, "completed");
  }

  override onRunError({ fn, isFinalAttempt }: Middleware.OnRunErrorArgs): void {
    ended(fn as { id: unknown }, isFinalAttempt ? "failed" : "retried");
  }
}

function ended(fn: { id: unknown }, outcome: "completed" | "failed" | "retried"): void {
  count("gangway_job_runs_total", { group: groupOfFunction(functionIdOf(fn)), outcome });
}
