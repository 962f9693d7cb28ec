import type { IncomingMessage, ServerResponse } from "node:http";
import { countRequest } from "#lib/metrics/count-requests";
import { isTracing, note, requestSpan } from "#lib/trace/trace";

/** Pages by the first part of their address; what anybody makes up is one of the others. */
const sections = new Set([
  "account",
  "book",
  "bookings",
  "explore",
  "find",
  "journeys",
  "my-booking",
  "offers",
  "operators",
  "ports",
  "routes",
  "search",
  "status",
  "vessels",
]);

/** What a page is called in figures and traces; null for what is no page: endpoints say for themselves. */
export function pageName(url: string): string | null {
  const [path = ""] = url.split("?", 1);
  const [, first = "", section = ""] = path.split("/", 3);
  if (first === "en" || first === "fr") {
    if (section === "") return "page /";
    return sections.has(section) ? `page /${section}` : "page other";
  }
  return first === "admin" || first === "docs" ? `page /${first}` : null;
}

/**
 * Has a page drawn, counts it when it is answered, and makes it a span that what the page asks of the database
 * is below. `traceparent` is the visitor's, if he sent one.
 */
export function watchPage(
  request: IncomingMessage,
  response: ServerResponse,
  traceparent: string | undefined,
  draw: () => void,
): void {
  const name = pageName(request.url ?? "");
  if (name === null) {
    draw();
    return;
  }
  const began = performance.now();
  response.once("close", () => {
    countRequest(name, response.statusCode, performance.now() - began);
  });
  if (!isTracing()) {
    draw();
    return;
  }
  const { method = "GET" } = request;
  const attributes = { "http.route": name, "http.request.method": method };
  void requestSpan(`${method} ${name}`, traceparent, { attributes }, async () => {
    const ended = new Promise((resolve) => response.once("close", resolve));
    draw();
    await ended;
    note({ "http.response.status_code": response.statusCode });
  });
}
