import { setTimeout as sleep } from "node:timers/promises";
import { fetchGuarded } from "#lib/fetch/fetch-guarded";
import { FetchRefused } from "#lib/fetch/fetch-refused";
import { count, observe } from "#lib/measure/measure";
import { clientSpan } from "#lib/trace/trace";
import { OperatorError } from "./operator-error";
import { healthOf } from "./operator-health";
import type { OperatorLink } from "./operator-link";

export type OperatorCall = {
  method: "GET" | "POST";
  /** Appended to the link's address. */
  path: string;
  headers?: Record<string, string>;
  body?: string;
  /** It only asks, or doing it twice is doing it once: then a failure is tried again. */
  repeatable: boolean;
};
export type OperatorAnswer = { status: number; text: string };

/** A schedule of a season fits; ten megabytes of something else do not. */
const mostBytes = 4 * 1024 * 1024;
const mostTries = 3;
const firstWaitMs = 150;
/** One that asks for time gets it, but not a day of sales. */
const mostQuietSeconds = 300;

/**
 * Asks an operator's system: in a slot of its own, within its deadline, never more than 4 MB, no redirect
 * followed, through its breaker. What can be repeated is, twice, after 150 and 300 ms with jitter, as long
 * as the deadline of all tries together (twice the link's) allows. One that names a time to come back is
 * left alone until then. Any status below 500 but 408, 425 and
 * 429 is an answer. Throws OperatorError.
 */
export async function callOperator(
  link: OperatorLink,
  call: OperatorCall,
): Promise<OperatorAnswer> {
  const until = performance.now() + 2 * link.deadline_ms;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await callOnce(link, call);
    } catch (error) {
      const waitMs = firstWaitMs * 2 ** (attempt - 1) * (0.5 + Math.random());
      const isLast = attempt === mostTries || performance.now() + waitMs > until;
      if (!call.repeatable || isLast || !isWorthAgain(error)) throw error;
      await sleep(waitMs);
    }
  }
}

function isWorthAgain(error: unknown): boolean {
  return (
    error instanceof OperatorError && error.failure === "away" && error.retryAfterSeconds === null
  );
}

async function callOnce(link: OperatorLink, call: OperatorCall): Promise<OperatorAnswer> {
  const health = healthOf(link.operator_code, link.most_at_once);
  return await health.slots.run(async () => {
    const operator = link.operator_code;
    const now = performance.now();
    if (now < health.quietUntil || !health.breaker.admits(now)) {
      count("gangway_operator_calls_total", { operator, outcome: "left_alone" });
      throw new OperatorError("away", "none", `${link.operator_code} is left alone for a moment.`);
    }
    const began = performance.now();
    try {
      const about = { "gangway.operator": operator, "http.request.method": call.method };
      const answer = await clientSpan(`operator ${call.method}`, about, () => send(link, call));
      health.breaker.succeeded();
      count("gangway_operator_calls_total", { operator, outcome: "answered" });
      return answer;
    } catch (error) {
      health.breaker.failed(performance.now());
      health.failures += 1;
      const outcome = error instanceof OperatorError ? error.failure : "garbage";
      if (error instanceof OperatorError && error.retryAfterSeconds) {
        const seconds = Math.min(error.retryAfterSeconds, mostQuietSeconds);
        health.quietUntil = performance.now() + seconds * 1_000;
      }
      count("gangway_operator_calls_total", { operator, outcome });
      health.lastFailure = { at: new Date(), message: (error as Error).message };
      throw error;
    } finally {
      health.calls += 1;
      const ms = performance.now() - began;
      health.spentMs += ms;
      observe("gangway_operator_call_duration_seconds", { operator }, ms / 1_000);
    }
  });
}

async function send(link: OperatorLink, call: OperatorCall): Promise<OperatorAnswer> {
  const effect = call.method === "GET" || call.repeatable ? "none" : "possible";
  try {
    const answer = await fetchGuarded(`${link.address}${call.path}`, {
      method: call.method,
      deadlineMs: link.deadline_ms,
      mostBytes,
      mostRedirects: 0,
      // Whoever set the link up chose its address; where it would lead us from there is not followed.
      privateAddresses: "first",
      headers: {
        ...(link.secret ? { authorization: `Bearer ${link.secret}` } : {}),
        ...call.headers,
      },
      ...(call.body === undefined ? {} : { body: call.body }),
    });
    const parts: Buffer[] = [];
    for await (const part of answer.body) parts.push(part as Buffer);
    const { status } = answer;
    if (status >= 500 || status === 408 || status === 425 || status === 429) {
      throw new OperatorError(
        "away",
        // At its limit it did not even look.
        status === 429 ? "none" : effect,
        `${link.operator_code} answered ${status}.`,
        secondsOf(answer.headers["retry-after"], answer.headers.date),
      );
    }
    if (status >= 300 && status < 400) {
      throw new OperatorError(
        "garbage",
        effect,
        `${link.operator_code} sends us somewhere else (${status}).`,
      );
    }
    return { status, text: textOf(Buffer.concat(parts), answer.headers["content-type"]) };
  } catch (error) {
    throw error instanceof OperatorError ? error : asOperatorError(error, link, effect);
  }
}

function asOperatorError(
  error: unknown,
  { operator_code: code }: OperatorLink,
  effect: "none" | "possible",
): OperatorError {
  if (!(error instanceof FetchRefused)) throw error;
  if (error.reason === "deadline" || error.reason === "network") {
    const cause = (error.cause as NodeJS.ErrnoException | undefined)?.code;
    const neverSent = cause === "ECONNREFUSED" || cause === "ENOTFOUND" || cause === "EAI_AGAIN";
    const what = error.reason === "deadline" ? "did not answer in time" : "could not be reached";
    return new OperatorError("away", neverSent ? "none" : effect, `${code} ${what}.`);
  }
  return new OperatorError("garbage", effect, `${code}: ${error.reason}.`);
}

/** Seconds, or a date: by the clock of whoever said it, for ours may be another. */
function secondsOf(header: string | undefined, date: string | undefined): number | null {
  if (!header?.trim()) return null;
  const until = /^\s*\d/.test(header) ? Number.NaN : Date.parse(header);
  const theirNow = Date.parse(date ?? "");
  const now = Number.isNaN(theirNow) ? Date.now() : theirNow;
  const seconds = Number.isNaN(until) ? Number(header) : Math.max(0, (until - now) / 1_000);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(Math.ceil(seconds), 3_600) : null;
}

/** In the letters that its sender names, in the header or as XML does; in UTF-8 where it names none that there are. */
function textOf(body: Buffer, contentType: string | undefined): string {
  const named =
    /charset="?([\w-]+)/i.exec(contentType ?? "") ??
    /^\s*<\?xml[^>]*\bencoding=["']([\w-]+)/.exec(body.subarray(0, 200).toString("latin1"));
  try {
    return new TextDecoder(named?.[1] ?? "utf-8").decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}
