import { isObject, type JsonObject, parseJson } from "../wire/json";
import { json, type WireAnswer, type WireRequest } from "../wire/message";
import type { Feeds } from "./feeds";
import { priceOf } from "./prices";
import type { Kept, Register } from "./register";

/** One operator's JSON API; `rest` is the path below its own. */
export function answerHttp(
  { register, feeds }: { register: Register; feeds: Feeds },
  operator: string,
  rest: string,
  request: WireRequest,
): WireAnswer {
  const { method, query } = request;
  const fault = request.fault?.fault;
  if (fault === "error_inside") {
    return json(200, { error: { code: "INTERNAL", message: "Please contact the help desk." } });
  }
  const body = parseJson(request.body.toString("utf8"));
  if (method === "POST" && !isObject(body)) return problem(400, "no JSON");
  const asked = (body ?? {}) as JsonObject;
  const reference = /^\/v1\/bookings\/([^/]+)(\/cancellation|\/amendment)?$/.exec(rest);
  switch (`${method} ${rest}`) {
    case "GET /v1/sailings": {
      const sailings = feeds
        .since(operator, null)
        .flatMap(({ schedule }) => schedule?.now ?? [])
        .filter((one) => one.from === query.get("from") && one.to === query.get("to"));
      return json(200, { sailings: fault === "duplicate" ? [...sailings, ...sailings] : sailings });
    }
    case "GET /v1/availability": {
      const at = query.get("departs_at") ?? "";
      const pools = feeds.poolsOf(operator, at, query.get("from") ?? "", query.get("to") ?? "");
      const named = Object.entries(pools).map(([kind, available]) => ({ kind, available }));
      return json(200, { pools: named });
    }
    case "POST /v1/prices":
      return json(200, { total: priceOf(asked, fault === "drift") });
    case "POST /v1/bookings": {
      const client_reference = String(asked.client_reference ?? "");
      if (!client_reference) return problem(422, "no client_reference");
      if (fault === "refuse") return json(200, { status: "refused", reason: "SOLD_OUT" });
      const made = register.make(
        operator,
        { client_reference, ...countsOf(asked), path: request.path },
        fault === "pending" ? "pending" : "confirmed",
        request.fault?.ms ?? 5_000,
      );
      return padded(json(200, said(made)), fault === "huge");
    }
    case "GET /v1/schedule": {
      const changes = feeds
        .since(operator, query.get("since"))
        .flatMap(({ schedule }) => schedule ?? []);
      return json(200, { changes, cursor: String(feeds.last()) });
    }
    case "GET /v1/price-levels": {
      const levels = feeds
        .since(operator, query.get("since"))
        .flatMap(({ price_level }) => price_level ?? []);
      return json(200, { levels, cursor: String(feeds.last()) });
    }
  }
  if (!reference) return problem(404, "nothing here");
  const found = register.find(operator, decodeURIComponent(reference[1] ?? ""));
  if (!found) return problem(404, "no such booking");
  if (method === "GET" && !reference[2]) return padded(json(200, said(found)), fault === "huge");
  if (method !== "POST" || !reference[2]) return problem(405, "not so");
  if (fault === "refuse") return json(200, { status: "refused", reason: "TOO_LATE" });
  if (reference[2] === "/amendment") {
    if (found.status === "cancelled") return json(200, { status: "refused", reason: "CANCELLED" });
    register.amend(found, countsOf(asked));
    return padded(json(200, { status: "amended" }), fault === "huge");
  }
  if (found.status === "cancelled") return json(200, { status: "cancelled" });
  if (fault === "partial_cancel" && !found.partly) {
    register.cancelPart(found);
    return json(200, { status: "partially_cancelled", remaining: { vehicles: found.vehicles } });
  }
  register.change(found, "cancelled", "POST");
  return padded(json(200, { status: "cancelled" }), fault === "huge");
}

function said(booking: Kept): JsonObject {
  if (booking.status === "confirmed") return { status: "confirmed", reference: booking.reference };
  if (booking.status === "cancelled") return { status: "cancelled" };
  return { status: "pending" };
}

function countsOf(asked: JsonObject) {
  const party = isObject(asked.party) ? asked.party : {};
  const count = (list: unknown) => (Array.isArray(list) ? list.length : 0);
  return { passengers: count(party.passengers), vehicles: count(party.vehicles) };
}

/** The same answer in ten megabytes, for who reads without a limit. */
export function padded(answer: WireAnswer, huge: boolean): WireAnswer {
  return huge ? { ...answer, body: `${answer.body}${" ".repeat(10 * 1024 * 1024)}` } : answer;
}

function problem(status: number, what: string): WireAnswer {
  return json(status, { error: { code: `E${status}`, message: what } });
}
