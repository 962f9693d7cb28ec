import type { IncomingMessage, ServerResponse } from "node:http";
import { config } from "#lib/config/config";
import { obeyMark } from "./answer-mark";
import { freshNonce } from "./fresh-nonce";
import { frontMark } from "./front-mark";
import { requestIdOf } from "./request-id";
import {
  audienceOf,
  contentSecurityPolicy,
  ownPermissions,
  standingHeaders,
} from "./security-headers";

/** Headers only this process may set: whatever a client sends under these names is dropped. */
const ours = ["x-gangway-address", "x-nonce", "content-security-policy", "x-middleware-subrequest"];

/**
 * Prepares one request and its answer before anybody handles it: a nonce (told to Next by the policy on
 * the request, as it expects), a request id, the socket's address, the security headers, and the page's
 * say in its status.
 */
export function prepareExchange(
  request: IncomingMessage,
  response: ServerResponse,
): { nonce: string; requestId: string } {
  const environment = config();
  for (const name of ours) delete request.headers[name];
  const nonce = freshNonce();
  const policy = contentSecurityPolicy(nonce, environment, audienceOf(request.url ?? ""));
  const requestId = requestIdOf(request);

  request.headers["content-security-policy"] = policy;
  request.headers["x-nonce"] = nonce;
  request.headers["x-request-id"] = requestId;
  request.headers["x-gangway-address"] =
    `${frontMark()} ${request.socket.remoteAddress ?? "unknown"}`;
  obeyMark(nonce, response);
  response.setHeader("content-security-policy", policy);
  response.setHeader("x-request-id", requestId);
  for (const [name, value] of standingHeaders(environment)) response.setHeader(name, value);
  const permissions = ownPermissions(request.url ?? "");
  if (permissions) response.setHeader("permissions-policy", permissions);
  return { nonce, requestId };
}
