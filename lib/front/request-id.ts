import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** The id of a request: the client's own, if it may be one, else a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers["x-request-id"];
  return typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}
