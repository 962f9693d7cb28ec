import { STATUS_CODES } from "node:http";

const statuses: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** The whole answer, as it goes over the wire, to bytes that are no request Node can read. */
export function unreadableAnswer(code: string | undefined): string {
  const status = statuses[code ?? ""] ?? 400;
  const title = "The request cannot be read";
  const body = JSON.stringify({ type: "/docs/api#malformed", title, status, code: "malformed" });
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "content-type: application/problem+json; charset=utf-8",
    `content-length: ${Buffer.byteLength(body)}`,
    "cache-control: no-store",
    "x-content-type-options: nosniff",
    "connection: close",
    "",
    body,
  ].join("\r\n");
}
