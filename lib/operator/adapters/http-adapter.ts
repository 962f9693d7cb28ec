import type { z } from "zod";
import { toOffsetTime } from "#lib/clock/zones";
import { callOperator, type OperatorCall } from "../call-operator";
import type { ConfirmRequest, OperatorAdapter, OperatorSailing, SailingKey } from "../contract";
import {
  amendmentAnswer,
  availabilityAnswer,
  bookingAnswer,
  cancellationAnswer,
  errorInside,
  namedReference,
  priceAnswer,
  priceLevel,
  priceLevelRows,
  type sailingShape,
  sailingsAnswer,
  scheduleChange,
  scheduleRows,
} from "../http-api";
import { OperatorError } from "../operator-error";
import type { OperatorLink } from "../operator-link";

type Asked = Omit<OperatorCall, "method" | "body" | "headers"> & {
  body?: unknown;
  /** Sent along, so that a proxy of theirs that knows nothing of references repeats nothing. */
  key?: string;
  /** The booking it is about, by our reference: an answer that names another one is none. */
  about?: string;
};

/** An operator that offers our JSON API (lib/operator/http-api.ts). */
export function httpAdapter(link: OperatorLink): OperatorAdapter {
  const ask = <T extends z.ZodType>(asked: Asked, shape: T) => askFor(link, asked, shape);
  const get = <T extends z.ZodType>(path: string, shape: T) =>
    ask({ path, repeatable: true }, shape);
  return {
    async listSailings({ from, to, first_date, last_date }) {
      const query = new URLSearchParams({ from: from.code, to: to.code, first_date, last_date });
      const answer = await get(`/v1/sailings?${query}`, sailingsAnswer);
      return known(link, answer).sailings.map(sailingOf);
    },
    async availability(sailing) {
      const query = new URLSearchParams(keyOf(sailing));
      return known(link, await get(`/v1/availability?${query}`, availabilityAnswer)).pools;
    },
    async price(request) {
      const body = bodyOf(request);
      const answer = await ask({ path: "/v1/prices", body, repeatable: true }, priceAnswer);
      return known(link, answer).total;
    },
    async confirm(request) {
      const key = request.client_reference;
      const body = { client_reference: key, ...bodyOf(request) };
      const answer = known(
        link,
        await ask(
          { path: "/v1/bookings", body, key, about: key, repeatable: false },
          bookingAnswer,
        ),
        "possible",
      );
      if (answer.status === "confirmed") return { kind: "confirmed", reference: answer.reference };
      if (answer.status === "pending") return { kind: "pending" };
      if (answer.status === "refused") return refusal(answer);
      // Cancelled with them since: nobody travels on it.
      return { kind: "refused", reason: "cancelled" };
    },
    async recall(clientReference) {
      const path = `/v1/bookings/${encodeURIComponent(clientReference)}`;
      const answer = await ask({ path, about: clientReference, repeatable: true }, bookingAnswer);
      if (!answer) return { kind: "unknown" };
      if (answer.status === "confirmed") return { kind: "confirmed", reference: answer.reference };
      return answer.status === "refused" ? refusal(answer) : { kind: answer.status };
    },
    async settle() {
      throw new OperatorError("unsupported", "none", "Nothing is reserved over this interface.");
    },
    async cancel(clientReference) {
      const path = `/v1/bookings/${encodeURIComponent(clientReference)}/cancellation`;
      const answer = await ask(
        {
          path,
          body: {},
          key: `cancel-${clientReference}`,
          about: clientReference,
          repeatable: true,
        },
        cancellationAnswer,
      );
      if (!answer) return { kind: "unknown" };
      return answer.status === "cancelled" ? { kind: "cancelled" } : refusal(answer);
    },
    async amend(clientReference, party) {
      const path = `/v1/bookings/${encodeURIComponent(clientReference)}/amendment`;
      const about = clientReference;
      const answer = await ask({ path, body: { party }, about, repeatable: true }, amendmentAnswer);
      if (!answer) return { kind: "unknown" };
      return answer.status === "amended" ? { kind: "amended" } : refusal(answer);
    },
    async schedule(cursor) {
      const { changes, cursor: next } = known(
        link,
        await get(
          `/v1/schedule?${new URLSearchParams(cursor ? { since: cursor } : {})}`,
          scheduleRows,
        ),
      );
      const { read, unread } = readable(changes, scheduleChange);
      return {
        cursor: next,
        unread,
        changes: read.map(({ was, now }) => ({
          // Their answer carries offsets, so whose zone it is does not matter here.
          was: was && {
            from: { code: was.from, zone: "UTC" },
            to: { code: was.to, zone: "UTC" },
            departs_at: new Date(was.departs_at),
          },
          now: now && sailingOf(now),
        })),
      };
    },
    async prices(cursor) {
      const query = new URLSearchParams(cursor ? { since: cursor } : {});
      const answer = known(link, await get(`/v1/price-levels?${query}`, priceLevelRows));
      const { read, unread } = readable(answer.levels, priceLevel);
      const levels = read.map((level) => ({ ...level, departs_at: new Date(level.departs_at) }));
      return { levels, unread, cursor: answer.cursor };
    },
  };
}

/** The answer in its shape; null for 404. */
async function askFor<T extends z.ZodType>(
  link: OperatorLink,
  { path, body, key, about, repeatable }: Asked,
  shape: T,
): Promise<z.output<T> | null> {
  const answer = await callOperator(link, {
    method: body === undefined ? "GET" : "POST",
    path,
    repeatable,
    headers: {
      accept: "application/json",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(key ? { "idempotency-key": key } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const effect = body === undefined || repeatable ? "none" : "possible";
  // A page that says "not found" comes from something in front of them, which knows no bookings.
  if (answer.status === 404 && !/^\s*</.test(answer.text)) return null;
  const said = parse(answer.text);
  // Some say no with 409 and the same words.
  const isAnswer = answer.status < 300 || answer.status === 409;
  const parsed = isAnswer ? shape.safeParse(said) : null;
  if (parsed?.success) {
    const named = namedReference.safeParse(said);
    if (!about || !named.success || named.data.client_reference === about) return parsed.data;
    throw new OperatorError("garbage", effect, `${link.operator_code} answered about another one.`);
  }
  const inside = errorInside.safeParse(said);
  // A request it calls wrong had no effect; a 200 with an error inside says nothing about that.
  const refused = answer.status >= 400;
  throw new OperatorError(
    "garbage",
    refused ? "none" : effect,
    `${link.operator_code} answered ${answer.status}${inside.success ? ` (${inside.data.error.code})` : " with no answer in it"}.`,
  );
}

/** Its own words, as short as we keep them. */
function refusal({ reason }: { reason?: string }): { kind: "refused"; reason: string } {
  return { kind: "refused", reason: (reason || "refused").slice(0, 200) };
}

function readable<T extends z.ZodType>(
  rows: unknown[],
  shape: T,
): { read: z.output<T>[]; unread: number } {
  const read = rows.flatMap((row) => {
    const parsed = shape.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
  return { read, unread: rows.length - read.length };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function known<T>(link: OperatorLink, answer: T | null, effect: "none" | "possible" = "none"): T {
  if (answer !== null) return answer;
  throw new OperatorError("garbage", effect, `${link.operator_code} answered 404.`);
}

function keyOf({ from, to, departs_at }: SailingKey) {
  return { from: from.code, to: to.code, departs_at: toOffsetTime(departs_at, from.zone) };
}

function bodyOf({ sailing, fare, party }: Omit<ConfirmRequest, "client_reference">) {
  return { sailing: keyOf(sailing), fare, party };
}

function sailingOf(sailing: z.output<typeof sailingShape>): OperatorSailing {
  return {
    ...sailing,
    departs_at: new Date(sailing.departs_at),
    arrives_at: new Date(sailing.arrives_at),
  };
}
