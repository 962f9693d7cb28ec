import { timingSafeEqual } from "node:crypto";
import { database } from "#db/client";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { config } from "#lib/config/config";
import { DomainError } from "#lib/errors/domain-error";
import { collectMetrics } from "#lib/metrics/collect-metrics";

const get = endpoint({ name: "metrics", limit: "read" }, async ({ request }) => {
  const token = config().METRICS_TOKEN;
  const given = Buffer.from(request.headers.get("authorization") ?? "");
  const expected = Buffer.from(`Bearer ${token ?? ""}`);
  if (!token || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new DomainError("unauthorized", "Metrics need their token.");
  }
  const { text, contentType } = await collectMetrics(database());
  return new Response(text, {
    headers: { "content-type": contentType, "cache-control": "no-store" },
  });
});

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
