import type { IncomingMessage, ServerResponse } from "node:http";
import { acceptedEncoding } from "./accepted-encoding";
import type { StaticFiles } from "./static-files";

/**
 * Answers a request for a static file of the build, compressed with care while it was built and kept by
 * browsers for ever. False if it is none of them: then nothing was sent. Scripts and styles obey the
 * policy of the page that loads them, so none of a page's headers ride along.
 */
export function sendStatic(
  files: StaticFiles,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const { method, url = "" } = request;
  if (method !== "GET" && method !== "HEAD") return false;
  const file = files.get(url.split("?", 1)[0] ?? "");
  if (!file) return false;
  const encoding = acceptedEncoding(request.headers["accept-encoding"]);
  const compressed = encoding ? file[encoding] : undefined;
  const body = compressed ?? file.plain;
  response.setHeader("content-type", file.type);
  response.setHeader("content-length", body.length);
  response.setHeader("cache-control", "public, max-age=31536000, immutable");
  response.setHeader("vary", "accept-encoding");
  response.setHeader("x-content-type-options", "nosniff");
  if (compressed && encoding) response.setHeader("content-encoding", encoding);
  response.end(method === "HEAD" ? undefined : body);
  return true;
}
