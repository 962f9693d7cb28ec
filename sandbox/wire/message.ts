import type { IncomingMessage, ServerResponse } from "node:http";
import type { Fault } from "./faults";

export interface WireRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  /** Where the caller reached us: links in answers must lead back the same way. */
  origin: string;
  headers: IncomingMessage["headers"];
  body: Buffer;
  /** A fault the stand-in asked to play by itself (see `playsFault`). */
  fault: Fault | undefined;
}

export interface WireAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export type Handler = (request: WireRequest) => WireAnswer | Promise<WireAnswer>;

export class BodyTooLarge extends Error {}

export async function readRequest(raw: IncomingMessage, limit: number): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of raw.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length;
    if (size > limit) throw new BodyTooLarge();
    chunks.push(chunk as Buffer);
  }
  const origin = `http://${raw.headers.host ?? "127.0.0.1"}`;
  const url = new URL(raw.url ?? "/", "http://stand-in");
  return {
    method: raw.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    origin,
    headers: raw.headers,
    body: Buffer.concat(chunks),
    fault: undefined,
  };
}

export function header(request: WireRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

export function json(status: number, value: unknown, headers?: Record<string, string>): WireAnswer {
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(value),
  };
}

export function send(response: ServerResponse, answer: WireAnswer): void {
  const body = answer.body ?? "";
  response.writeHead(answer.status, {
    ...answer.headers,
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
}
