import { closeDispute, giveEvidence } from "./close-dispute";
import { missingObject } from "./errors";
import { newId, random } from "./ids";
import { listing, listShape, pageShape } from "./listing";
import { operation } from "./operation";
import { bool, carried, clearable, list, metadata, type Read, required, text } from "./params";
import type { WebhookEndpoint } from "./types";
import { API_VERSION, find } from "./world";

/** Events can be asked for during thirty days. */
const REMEMBERED_SECONDS = 30 * 24 * 60 * 60;

/** Evidence is a flat table of texts; an empty one clears. */
const evidence: Read<Record<string, string | null>> = (value, name) =>
  typeof value === "string"
    ? {}
    : Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, clearable(text)(item, `${name}[${key}]`)]),
      );

export const accountOperations = [
  operation(
    "GET /v1/disputes",
    { ...listShape, charge: text, payment_intent: text },
    ({ world }, params) =>
      listing(
        world.disputes
          .newestFirst()
          .filter((d) => !params.charge || d.charge === params.charge)
          .filter((d) => !params.payment_intent || d.payment_intent === params.payment_intent),
        "/v1/disputes",
        "dispute",
        params,
      ),
  ),
  operation("GET /v1/disputes/:id", {}, ({ world, ids }) => find(world, "disputes", ids[0] ?? "")),
  operation(
    "POST /v1/disputes/:id",
    { evidence, metadata, submit: bool },
    ({ world, ids }, params) => {
      const dispute = find(world, "disputes", ids[0] ?? "");
      giveEvidence(world, dispute, {
        evidence: params.evidence,
        metadata: params.metadata ?? undefined,
        submit: params.submit ?? true,
      });
      return dispute;
    },
  ),
  operation("POST /v1/disputes/:id/close", {}, ({ world, ids }) => {
    const dispute = find(world, "disputes", ids[0] ?? "");
    closeDispute(world, dispute, "lost");
    return dispute;
  }),
  operation(
    "GET /v1/radar/early_fraud_warnings",
    { ...listShape, charge: text, payment_intent: text },
    ({ world }, params) =>
      listing(
        world.warnings
          .newestFirst()
          .filter((w) => !params.charge || w.charge === params.charge)
          .filter((w) => !params.payment_intent || w.payment_intent === params.payment_intent),
        "/v1/radar/early_fraud_warnings",
        "radar.early_fraud_warning",
        params,
      ),
  ),
  operation("GET /v1/radar/early_fraud_warnings/:id", {}, ({ world, ids }) =>
    find(world, "warnings", ids[0] ?? ""),
  ),
  operation(
    "GET /v1/events",
    { ...listShape, type: text, types: list(text), delivery_success: bool },
    ({ world }, params) =>
      listing(
        world.events
          .newestFirst()
          .filter((e) => e.created > world.now() - REMEMBERED_SECONDS)
          .filter((e) => !params.type || matches(params.type, e.type))
          .filter((e) => !params.types || params.types.includes(e.type))
          .filter(
            (e) =>
              params.delivery_success === undefined ||
              params.delivery_success === (e.pending_webhooks === 0),
          ),
        "/v1/events",
        "event",
        params,
      ),
  ),
  operation("GET /v1/events/:id", {}, ({ world, ids }) => {
    const event = find(world, "events", ids[0] ?? "");
    if (event.created <= world.now() - REMEMBERED_SECONDS) throw missingObject("event", event.id);
    return event;
  }),
  operation(
    "POST /v1/events/:id/retry",
    { webhook_endpoint: text, for_stripecli: carried, account: carried },
    ({ world, ids }, params) => {
      const event = find(world, "events", ids[0] ?? "");
      world.onRetry(event, params.webhook_endpoint);
      world.note("event.retried", [event.id]);
      return event;
    },
  ),
  operation(
    "POST /v1/webhook_endpoints",
    {
      enabled_events: list(text),
      url: text,
      api_version: text,
      connect: carried,
      description: clearable(text),
      metadata,
    },
    ({ world }, params) => {
      const endpoint: WebhookEndpoint = {
        id: newId("we"),
        object: "webhook_endpoint",
        api_version: params.api_version ?? API_VERSION,
        application: null,
        created: world.now(),
        description: params.description ?? null,
        enabled_events: required(params.enabled_events, "enabled_events"),
        livemode: false,
        metadata: params.metadata ?? {},
        secret: `whsec_${random(32)}`,
        status: "enabled",
        url: required(params.url, "url"),
      };
      world.endpoints.save(endpoint.id, endpoint);
      world.note("webhook_endpoint.created", [endpoint.id]);
      return endpoint;
    },
  ),
  operation("GET /v1/webhook_endpoints", pageShape, ({ world }, params) =>
    listing(
      world.endpoints.newestFirst().map(shown),
      "/v1/webhook_endpoints",
      "webhook_endpoint",
      params,
    ),
  ),
  operation("GET /v1/webhook_endpoints/:id", {}, ({ world, ids }) =>
    shown(find(world, "endpoints", ids[0] ?? "")),
  ),
  operation(
    "POST /v1/webhook_endpoints/:id",
    {
      enabled_events: list(text),
      url: text,
      disabled: bool,
      description: clearable(text),
      metadata,
    },
    ({ world, ids }, params) => {
      const endpoint = find(world, "endpoints", ids[0] ?? "");
      if (params.url !== undefined) endpoint.url = params.url;
      if (params.enabled_events !== undefined) endpoint.enabled_events = params.enabled_events;
      if (params.description !== undefined) endpoint.description = params.description;
      if (params.disabled !== undefined) endpoint.status = params.disabled ? "disabled" : "enabled";
      if (params.metadata) endpoint.metadata = params.metadata;
      world.endpoints.save(endpoint.id, endpoint);
      world.note("webhook_endpoint.updated", [endpoint.id]);
      return shown(endpoint);
    },
  ),
  operation("DELETE /v1/webhook_endpoints/:id", {}, ({ world, ids }) => {
    const { id } = find(world, "endpoints", ids[0] ?? "");
    world.endpoints.delete(id);
    return { id, object: "webhook_endpoint", deleted: true };
  }),
];

/** The secret is told once, when it is made. */
function shown({ secret: _once, ...rest }: WebhookEndpoint) {
  return rest;
}

/** `charge.*` stands for all of them. */
function matches(wanted: string, type: string): boolean {
  return wanted.endsWith("*") ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
