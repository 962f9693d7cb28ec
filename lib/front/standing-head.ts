import type { IncomingMessage } from "node:http";
import { config } from "#lib/config/config";
import { requestIdOf } from "./request-id";
import { contentSecurityPolicy, standingHeaders } from "./security-headers";

/** What every answer carries, as Node takes a raw head: for answers that are sent without anybody being asked. */
export function standingHead(request: IncomingMessage, nonce: string): string[] {
  const environment = config();
  const head = [
    "content-security-policy",
    contentSecurityPolicy(nonce, environment),
    "x-request-id",
    requestIdOf(request),
  ];
  for (const [name, value] of standingHeaders(environment)) head.push(name, value);
  return head;
}
