import { Middleware } from "inngest";
import { jobSpan } from "#lib/trace/trace";
import { functionIdOf } from "./function-id";

/** Makes each run a span of the trace that its outbox row was written in. */
export class TraceRuns extends Middleware.BaseMiddleware {
  readonly id = "gangway:trace-runs";

  override async wrapFunctionHandler({
    ctx,
    fn,
    next,
  }: Middleware.WrapFunctionHandlerArgs): Promise<unknown> {
    const { id, data } = ctx.event as { id?: string; data?: { traceparent?: unknown } };
    const name = functionIdOf(fn);
    const traceparent = typeof data?.traceparent === "string" ? data.traceparent : null;
    const attributes = {
      "messaging.operation.name": "process",
      ...(id ? { "gangway.task": id } : {}),
      "gangway.attempt": ctx.attempt + 1,
    };
    return await jobSpan(`job ${name}`, traceparent, { attributes }, next);
  }
}
