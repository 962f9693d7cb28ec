import { DomainError } from "#lib/errors/domain-error";
import { endpoint } from "./endpoint";

type RouteHandler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;
type Method = "DELETE" | "GET" | "PATCH" | "POST" | "PUT";
type Answered = Method | "OPTIONS";
const all: Method[] = ["DELETE", "GET", "PATCH", "POST", "PUT"];

/**
 * A route's handlers with an answer for every other method too: 405 as a problem, naming what is allowed,
 * and OPTIONS, which names it as well. Next answers HEAD with what GET would.
 */
export function methods(
  handlers: Partial<Record<Method, RouteHandler>>,
): Record<Answered, RouteHandler> {
  const own = all.filter((method) => handlers[method]);
  const allow = [...own, ...(handlers.GET ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const refuse = endpoint<never>({ name: "method-not-allowed", limit: "read" }, async () => {
    throw new DomainError("method_not_allowed", `Allowed here: ${allow}.`, { allow });
  });
  const options = endpoint<never>(
    { name: "options", limit: "read" },
    async ({ caller }) =>
      new Response(null, { status: 204, headers: { allow, "x-request-id": caller.requestId } }),
  );
  const answers = all.map((method) => [method, handlers[method] ?? refuse] as const);
  return Object.fromEntries([...answers, ["OPTIONS", options]]) as Record<Answered, RouteHandler>;
}
