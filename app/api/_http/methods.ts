import { DomainError } from "#lib/errors/domain-error";
import { endpoint } from "./endpoint";

type RouteHandler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;
type Method = "DELETE" | "GET" | "PATCH" | "POST" | "PUT";
const all: Method[] = ["DELETE", "GET", "PATCH", "POST", "PUT"];

/** A route's handlers with an answer for every other method too: 405 as a problem, naming what is allowed. */
export function methods(
  handlers: Partial<Record<Method, RouteHandler>>,
): Record<Method, RouteHandler> {
  const allow = all.filter((method) => handlers[method]).join(", ");
  const refuse = endpoint<never>({ name: "method-not-allowed", limit: "read" }, async () => {
    throw new DomainError("method_not_allowed", `Allowed here: ${allow}.`, { allow });
  });
  return Object.fromEntries(all.map((method) => [method, handlers[method] ?? refuse])) as Record<
    Method,
    RouteHandler
  >;
}
