import { parseJson } from "../wire/json";
import { json, type WireAnswer, type WireRequest } from "../wire/message";
import type { Place } from "../wire/process";
import { startWire, type Wire } from "../wire/server";
import { Store } from "../wire/store";
import { Feeds, told } from "./feeds";
import { answerHttp } from "./http-api";
import { profiles } from "./profiles";
import { Register } from "./register";
import { answerXml } from "./xml-api";

export interface OperatorsConfig extends Place {
  /** Multiplies each operator's latency; 0 answers at once. */
  latencyScale: number;
}

const ownFaults = new Set([
  "refuse",
  "pending",
  "error_inside",
  "huge",
  "partial_cancel",
  "duplicate",
  "drift",
]);

/** Several operators' systems behind one port, each below its own path: /ctn/v1/…, /corsica-linea. */
export async function startOperators(config: OperatorsConfig): Promise<Wire> {
  const store = Store.open(config.stateDir);
  const register = new Register(store);
  const feeds = new Feeds(store);
  const wire = await startWire({
    name: "operators",
    host: config.host,
    port: config.port,
    journal: register.journal,
    refuse: (status) => json(status, { error: { code: `E${status}`, message: "refused" } }),
    playsFault: ({ fault }) => ownFaults.has(fault),
    control: (request) => control({ feeds, register }, request),
    handle: async (request) => {
      const [, slug = "", ...rest] = request.path.split("/");
      const profile = profiles.find((one) => one.slug === slug);
      if (!profile) return json(404, { operators: profiles.map((one) => one.slug) });
      const [least, most] = profile.latency;
      await wait((least + Math.random() * (most - least)) * config.latencyScale);
      return profile.speaks === "http"
        ? answerHttp({ register, feeds }, slug, `/${rest.join("/")}`, request)
        : answerXml({ register, feeds }, slug, request);
    },
  });
  return {
    url: wire.url,
    async close() {
      await wire.close();
      store.close();
    },
  };
}

function control(
  { feeds, register }: { feeds: Feeds; register: Register },
  request: WireRequest,
): WireAnswer | undefined {
  if (`${request.method} ${request.path}` === "GET /_sandbox/bookings") {
    return json(200, register.under(request.query.get("reference")));
  }
  if (`${request.method} ${request.path}` !== "POST /_sandbox/sailings") return undefined;
  const parsed = told.safeParse(parseJson(request.body.toString("utf8")));
  if (!parsed.success) return json(422, { error: parsed.error.issues });
  feeds.add(parsed.data);
  return json(200, parsed.data);
}

function wait(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms).unref()) : Promise.resolve();
}
