import Stripe from "stripe";
import { count, observe } from "#lib/measure/measure";
import { clientSpan, note } from "#lib/trace/trace";
import { noteCall } from "./stripe-trouble";

type Client = ReturnType<typeof Stripe.createNodeHttpClient>;

/** What of a path may be said: the kind of object, never its id. */
const objects = new Set(["payment_intents", "charges", "refunds", "disputes", "events"]);

/** Stripe's own HTTP client, each call of which is counted, timed, and a span of the trace it is made in. */
export function watchedHttp(): Client {
  const client = Stripe.createNodeHttpClient();
  const ask = client.makeRequest.bind(client);
  client.makeRequest = async (...call: Parameters<Client["makeRequest"]>) => {
    const [, , path, method] = call;
    const named = path.split(/[/?]/)[2] ?? "";
    const object = objects.has(named) ? named : "other";
    const about = { "http.request.method": method };
    return await clientSpan(`stripe ${method} ${object}`, about, async () => {
      const began = performance.now();
      let outcome = "failed";
      try {
        const answer = await ask(...call);
        const status = answer.getStatusCode();
        note({ "http.response.status_code": status });
        outcome = status < 400 ? "ok" : status < 500 ? "refused" : "failed";
        return answer;
      } finally {
        noteCall(outcome === "failed", performance.now());
        const seconds = (performance.now() - began) / 1_000;
        count("gangway_stripe_requests_total", { object, outcome });
        observe("gangway_stripe_request_duration_seconds", { object }, seconds);
      }
    });
  };
  return client;
}
