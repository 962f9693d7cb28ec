import { config } from "#lib/config/config";
import type { DomainError } from "#lib/errors/domain-error";
import { etagOf, isKnownTo } from "#lib/front/etag";
import { checkLimit, type LimitName } from "#lib/limits/check-limit";
import { log } from "#lib/log/log";
import { countRequest } from "#lib/metrics/count-requests";
import { note, requestSpan } from "#lib/trace/trace";
import type { Answer } from "./answer";
import { answerKeyed } from "./answer-keyed";
import { bookingCookie } from "./booking-access";
import { type Caller, callerOf } from "./caller";
import { optionalKey } from "./idempotency-key";
import type { Mutation } from "./mutation";
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
type Options<Params> = {
  name: string;
  limit: LimitName;
  /** It changes something, and says how it treats idempotency keys; absent: it only reads. */
  mutation?: Mutation<Params>;
  /** The answer is the same for everybody of a language: clients may keep it, and ask whether it still holds. */
  common?: boolean;
  /** Answers refusals where a problem document would be of no use: to a person who followed a link. */
  refuse?: (refusal: DomainError, request: Request) => Response;
};
type Handler<Params> = (call: Call<Params>) => Promise<Answer | Response>;
type RouteContext<Params> = { params: Promise<Params> };

/**
 * Wraps an endpoint: rate limit, Origin, access and idempotency keys of changes, request id, one log line,
 * and the table from refusals to problems. A handler validates, calls a verb and answers.
 */
export function endpoint<Params = Record<string, never>>(
  options: Options<Params>,
  handler: Handler<Params>,
) {
  const route = { "http.route": options.name };
  return async (request: Request, context: RouteContext<Params>): Promise<Response> => {
    const attributes = { ...route, "http.request.method": request.method };
    const given = request.headers.get("traceparent");
    return await requestSpan(`${request.method} ${options.name}`, given, { attributes }, () =>
      exchange(request, context),
    );
  };

  async function exchange(request: Request, context: RouteContext<Params>): Promise<Response> {
    const started = performance.now();
    const caller = callerOf(request.headers);
    let response: Response;
    try {
      await checkLimit(options.limit, caller.address, config().RATE_LIMIT_SCALE);
      if (options.mutation) checkOrigin(request.headers);
      const params = await context.params;
      const call = { request, params, url: new URL(request.url), caller, now: new Date() };
      const answer = await answerCall(options.mutation, call, handler);
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
    countRequest(options.name, response.status, ms);
    note({
      "http.response.status_code": response.status,
      "gangway.request.id": caller.requestId,
    });
    log().info(
      { requestId: caller.requestId, endpoint: options.name, status: response.status, ms },
      "request",
    );
    return response;
  }
}

/** A change is allowed before anything else, and done once for a key. */
async function answerCall<Params>(
  mutation: Mutation<Params> | undefined,
  call: Call<Params>,
  handler: Handler<Params>,
): Promise<Answer | Response> {
  if (mutation === undefined || mutation === "own_keys") return await handler(call);
  const actor = await mutation(call);
  const key = optionalKey(call.request.headers);
  if (key === null) return await handler(call);
  return await answerKeyed(call.request, { actor, key }, (request) =>
    handler({ ...call, request }),
  );
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

function jsonResponse(answer: Answer, requestId: string, asked: Headers): Response {
  const { body, grants, headers } = answer;
  const cookie = grants && { "set-cookie": bookingCookie(asked.get("cookie"), grants) };
  return written(
    JSON.stringify(body),
    { ...answer, headers: { ...headers, ...cookie } },
    requestId,
  );
}

function written(body: string, answer: Answer, requestId: string): Response {
  const headers = new Headers({
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
    "x-request-id": requestId,
    ...answer.headers,
  });
  for (const cookie of answer.cookies ?? []) headers.append("set-cookie", cookie);
  return new Response(body, { status: answer.status ?? 200, headers });
}
