import { config } from "#lib/config/config";
import type { DomainError } from "#lib/errors/domain-error";
import { etagOf, isKnownTo } from "#lib/front/etag";
import { checkLimit, type LimitName } from "#lib/limits/check-limit";
import { log } from "#lib/log/log";
import { type Caller, callerOf } from "./caller";
import { checkOrigin } from "./origin";
import { problemResponse } from "./problems";
import { refusalOf } from "./refusal-of";

export type Call<Params> = {
  request: Request;
  params: Params;
  url: URL;
  caller: Caller;
  now: Date;
};
type Answer = { status?: number; body: unknown; headers?: Record<string, string> };
type Options = {
  name: string;
  limit: LimitName;
  mutation?: boolean;
  /** The answer is the same for everybody of a language: clients may keep it, and ask whether it still holds. */
  common?: boolean;
  /** Answers refusals where a problem document would be of no use: to a person who followed a link. */
  refuse?: (refusal: DomainError, request: Request) => Response;
};
type Handler<Params> = (call: Call<Params>) => Promise<Answer | Response>;
type RouteContext<Params> = { params: Promise<Params> };

/**
 * Wraps an endpoint: rate limit, Origin of changes, request id, one log line, and the table from
 * refusals to problems. A handler validates, calls a verb and answers.
 */
export function endpoint<Params = Record<string, never>>(
  options: Options,
  handler: Handler<Params>,
) {
  return async (request: Request, context: RouteContext<Params>): Promise<Response> => {
    const started = performance.now();
    const caller = callerOf(request.headers);
    let response: Response;
    try {
      await checkLimit(options.limit, caller.address, config().RATE_LIMIT_SCALE);
      if (options.mutation) checkOrigin(request.headers);
      const params = await context.params;
      const answer = await handler({
        request,
        params,
        url: new URL(request.url),
        caller,
        now: new Date(),
      });
      if (answer instanceof Response) response = answer;
      else {
        const write = options.common ? commonResponse : jsonResponse;
        response = write(answer, caller.requestId, request.headers);
      }
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal !== error) {
        const level = refusal.code === "internal" ? "error" : "warn";
        log()[level](
          { err: error, requestId: caller.requestId, endpoint: options.name, told: refusal.code },
          "endpoint failed",
        );
      }
      response = options.refuse?.(refusal, request) ?? problemResponse(refusal, caller.requestId);
    }
    const ms = Math.round((performance.now() - started) * 10) / 10;
    log().info(
      { requestId: caller.requestId, endpoint: options.name, status: response.status, ms },
      "request",
    );
    return response;
  };
}

function commonResponse(answer: Answer, requestId: string, asked: Headers): Response {
  const body = JSON.stringify(answer.body);
  const etag = etagOf(body);
  const headers = { "cache-control": "private, no-cache", vary: "accept-language", etag };
  if (isKnownTo(asked.get("if-none-match"), etag)) {
    const known = { ...headers, "x-request-id": requestId, ...answer.headers };
    return new Response(null, { status: 304, headers: known });
  }
  return written(body, { ...answer, headers: { ...headers, ...answer.headers } }, requestId);
}

function jsonResponse(answer: Answer, requestId: string): Response {
  return written(JSON.stringify(answer.body), answer, requestId);
}

function written(body: string, answer: Answer, requestId: string): Response {
  return new Response(body, {
    status: answer.status ?? 200,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-request-id": requestId,
      ...answer.headers,
    },
  });
}
