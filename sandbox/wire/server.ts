import http, { type IncomingMessage, type ServerResponse } from "node:http";
import { controls } from "./controls";
import { type Fault, Faults } from "./faults";
import type { Journal } from "./journal";
import {
  BodyTooLarge,
  type Handler,
  json,
  readRequest,
  send,
  type WireAnswer,
  type WireRequest,
} from "./message";

export interface StandIn {
  name: string;
  host: string;
  port: number;
  journal: Journal;
  handle: Handler;
  /** The stand-in's own controls under /_sandbox. */
  control?: (request: Parameters<Handler>[0]) => WireAnswer | undefined;
  /** How this service words a status (`status` faults, bodies too large, our own bugs). */
  refuse: (status: number, code?: string) => WireAnswer;
  /** Faults that only make sense inside the stand-in (say, while a key is in flight). */
  playsFault?: (fault: Fault) => boolean;
  bodyLimit?: number;
  /** Sees every answer the stand-in itself gave: a test checks their shapes with it. */
  observe?: ((request: WireRequest, answer: WireAnswer) => void) | undefined;
}

export interface Wire {
  url: string;
  close(): Promise<void>;
}

/** A browser page of another origin may call: Stripe.js does. */
const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, HEAD, POST, PUT, DELETE, OPTIONS",
  "access-control-allow-headers": "*, authorization, content-type, idempotency-key, stripe-version",
  "access-control-allow-private-network": "true",
  "access-control-expose-headers": "*, etag, request-id, idempotent-replayed",
  "access-control-max-age": "600",
};

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

export async function startWire(standIn: StandIn): Promise<Wire> {
  const faults = new Faults();
  const server = http.createServer({ keepAliveTimeout: 65_000 }, (raw, response) => {
    for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
    if (raw.method === "OPTIONS") return send(response, { status: 204 });
    answer(standIn, faults, raw, response).catch((error: unknown) => {
      const isTooLarge = error instanceof BodyTooLarge;
      if (!isTooLarge && (!raw.socket || raw.socket.destroyed)) return;
      if (!isTooLarge) console.error(error);
      if (response.headersSent) return response.destroy();
      send(response, standIn.refuse(isTooLarge ? 413 : 500));
      // Who is still sending hears the answer only once all of it was taken.
      raw.resume();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(standIn.port, standIn.host, resolve);
  });
  return {
    url: `http://${standIn.host}:${standIn.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  standIn: StandIn,
  faults: Faults,
  raw: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await readRequest(raw, standIn.bodyLimit ?? 1024 * 1024);
  if (request.path.startsWith("/_sandbox/")) {
    const found =
      controls(standIn.name, standIn.journal, faults, request) ?? standIn.control?.(request);
    return send(response, found ?? json(404, { error: `no such control: ${request.path}` }));
  }
  const fault = faults.take(request.method, request.path);
  if (fault && standIn.playsFault?.(fault)) request.fault = fault;
  else if (fault?.fault === "delay") await wait(fault.ms ?? 1000);
  else if (fault?.fault === "status") {
    const refused = standIn.refuse(fault.status, fault.code);
    standIn.observe?.(request, refused);
    return send(response, refused);
  } else if (fault?.fault === "reset") return void raw.socket.resetAndDestroy();
  else if (fault?.fault === "timeout_before") return hang(raw, fault);
  else if (fault?.fault === "garbage") {
    return send(response, { status: 200, body: "<html><body>upstream</body" });
  }
  const result = await standIn.handle(request);
  standIn.observe?.(request, result);
  if (fault?.fault === "timeout_after") return hang(raw, fault);
  send(response, result);
}

/** Says nothing until the caller gives up (or `ms` have passed). */
function hang(raw: IncomingMessage, fault: Fault): void {
  if (fault.ms !== undefined) setTimeout(() => raw.socket.destroy(), fault.ms).unref();
}
