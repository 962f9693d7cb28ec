import { Middleware } from "inngest";
import { database } from "#db/client";
import { isUuid } from "#lib/identity/uuid";
import { recordRun } from "#lib/job/record-run";
import { log } from "#lib/log/log";

type Run = {
  ctx: { runId: string; attempt: number; event?: { id?: string } };
  fn: { id: () => string } | { id: unknown };
};

/** Writes each run into Postgres, where tasks, the job console and the alerts read it. A run never fails for want of its record. */
export class RunRecorder extends Middleware.BaseMiddleware {
  readonly id = "gangway:run-recorder";

  override async onRunStart({ ctx, fn }: Middleware.OnRunStartArgs): Promise<void> {
    await this.write({ ctx, fn } as Run, "running", null);
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
  ): Promise<void> {
    const functionId = String(typeof fn.id === "function" ? fn.id() : fn.id);
    const eventId = ctx.event?.id && isUuid(ctx.event.id) ? ctx.event.id : null;
    try {
      await recordRun(database().sql, {
        runId: ctx.runId,
        functionId,
        // A function's name begins with its group: payments-settle-event.
        group: functionId.split("-")[0] ?? functionId,
        eventId,
        status,
        attempts: ctx.attempt + 1,
        error,
      });
    } catch (failure) {
      log().warn({ err: failure, functionId }, "jobs: a run could not be recorded");
    }
  }
}
