import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { config } from "#lib/config/config";
import { obeyMark } from "./answer-mark";
import { frontMark } from "./front-mark";
import { contentSecurityPolicy, standingHeaders } from "./security-headers";

/** Headers only this process may set: whatever a client sends under these names is dropped. */
const ours = ["x-gangway-address", "x-nonce", "content-security-policy", "x-middleware-subrequest"];

/**
 * Prepares one request and its answer before anybody handles it: a nonce (told to Next by the policy on
 * the request, as it expects), a request id, the socket's address, the security headers, and the page's
 * say in its status. Returns the request's id.
 */
export function prepareExchange(request: IncomingMessage, response: ServerResponse): string {
  const environment = config();
  for (const name of ours) delete request.headers[name];
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, environment);
  const given = request.headers["x-request-id"];
  const requestId = typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();

  request.headers["content-security-policy"] = policy;
  request.headers["x-nonce"] = nonce;
  request.headers["x-request-id"] = requestId;
  request.headers["x-gangway-address"] =
    `${frontMark()} ${request.socket.remoteAddress ?? "unknown"}`;
  obeyMark(nonce, response);
  response.setHeader("content-security-policy", policy);
  response.setHeader("x-request-id", requestId);
  for (const [name, value] of standingHeaders(environment)) response.setHeader(name, value);
  return requestId;
}
