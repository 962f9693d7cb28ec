import { Middleware } from "inngest";
import { database } from "#db/client";
import { isUuid } from "#lib/identity/uuid";
import { recordRun } from "#lib/job/record-run";
import { log } from "#lib/log/log";
import { functionIdOf, groupOfFunction } from "./function-id";

type Run = {
  ctx: { runId: string; attempt: number; event?: { id?: string } };
  fn: { id: () => string } | { id: unknown };
};

/** A run that is over sooner than this is written once, when it is over; a longer one also when it has begun. */
const shortMs = 300;
type Begun = { at: number; timer: NodeJS.Timeout };
/** Runs of this process that have begun and not ended, by their ids. */
const begun = new Map<string, Begun>();

/** Writes each run into Postgres, where tasks, the job console and the alerts read it. A run never fails for want of its record. */
export class RunRecorder extends Middleware.BaseMiddleware {
  readonly id = "gangway:run-recorder";

  override onRunStart({ ctx, fn }: Middleware.OnRunStartArgs): void {
    const run = { ctx, fn } as Run;
    clearTimeout(begun.get(ctx.runId)?.timer);
    const timer = setTimeout(() => {
      begun.delete(ctx.runId);
      void this.write(run, "running", null, shortMs);
    }, shortMs);
    begun.set(ctx.runId, { at: performance.now(), timer });
  }

  override async onRunComplete({ ctx, fn }: Middleware.OnRunCompleteArgs): Promise<void> {
    await this.write({ ctx, fn } as Run, "completed", null);
  }

  override async onRunError({
    ctx,
    fn,
    error,
    isFinalAttempt,
  }: Middleware.OnRunErrorArgs): Promise<void> {
    await this.write({ ctx, fn } as Run, isFinalAttempt ? "failed" : "running", error.name);
  }

  private async write(
    { ctx, fn }: Run,
    status: "running" | "completed" | "failed",
    error: string | null,
    ranMs = endedAfter(ctx.runId),
  ): Promise<void> {
    const functionId = functionIdOf(fn);
    const eventId = ctx.event?.id && isUuid(ctx.event.id) ? ctx.event.id : null;
    try {
      await recordRun(database().sql, {
        runId: ctx.runId,
        functionId,
        group: groupOfFunction(functionId),
        eventId,
        status,
        attempts: ctx.attempt + 1,
        error,
        ranMs,
      });
    } catch (failure) {
      log().warn({ err: failure, functionId }, "jobs: a run could not be recorded");
    }
  }
}

/** How long a run took in this process, so far as it is still known; it is not written as begun any more. */
function endedAfter(runId: string): number {
  const known = begun.get(runId);
  if (!known) return 0;
  clearTimeout(known.timer);
  begun.delete(runId);
  return performance.now() - known.at;
}
