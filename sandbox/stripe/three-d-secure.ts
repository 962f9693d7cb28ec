import { header, json, type WireAnswer, type WireRequest } from "../wire/message";
import { answerChallenge } from "./confirm-intent";
import { parseForm } from "./form";
import { random } from "./ids";
import type { PaymentIntent } from "./types";
import { publicIntent } from "./views";
import { NOBODY, type World } from "./world";

/**
 * The bank's page. Stripe.js answers it over fetch from its dialog (`accept: application/json`);
 * a redirected payer gets the page itself and is sent back to the shop's return_url.
 */
export function answerThreeDs(world: World, id: string, request: WireRequest): WireAnswer {
  const form = parseForm(
    request.method === "GET" ? request.query.toString() : request.body.toString("utf8"),
  );
  const intent = world.intents.get(id);
  const wantsJson = header(request, "accept")?.includes("application/json") ?? false;
  if (!intent || form.client_secret !== intent.client_secret) {
    return wantsJson
      ? json(404, { error: { message: "No such challenge.", type: "invalid_request_error" } })
      : page("<h1>No such challenge</h1>", 404);
  }
  // The answer takes the way back out of the intent, so it is read first.
  const returnUrl = returnUrlOf(intent);
  if (request.method === "GET") {
    return intent.status === "requires_action"
      ? page(question(intent))
      : page("<h1>This challenge has been answered</h1>");
  }
  world.asking = {
    ...NOBODY,
    requestId: `req_${random(14)}`,
    method: request.method,
    path: request.path,
  };
  const after = answerChallenge(world, id, form.outcome === "complete" ? "complete" : "fail");
  world.store.commit();
  world.asking = NOBODY;
  if (wantsJson) return json(200, publicIntent(after));
  if (!returnUrl) return page("<h1>Thank you</h1><p>You can close this page.</p>");
  return { status: 303, headers: { location: wayBack(returnUrl, after) } };
}

function returnUrlOf(intent: PaymentIntent): string | undefined {
  const redirect = intent.next_action?.redirect_to_url as { return_url?: string } | undefined;
  return redirect?.return_url;
}

function wayBack(returnUrl: string, intent: PaymentIntent): string {
  const url = new URL(returnUrl);
  const good = ["succeeded", "requires_capture", "processing", "requires_confirmation"];
  url.searchParams.set("payment_intent", intent.id);
  url.searchParams.set("payment_intent_client_secret", intent.client_secret);
  url.searchParams.set("redirect_status", good.includes(intent.status) ? "succeeded" : "failed");
  return url.href;
}

function question(intent: PaymentIntent): string {
  return `<h1>3D Secure test challenge</h1>
<p>Your bank asks: is it you who pays?</p>
<form method="post">
<input type="hidden" name="client_secret" value="${intent.client_secret}">
<button name="outcome" value="complete">Complete</button>
<button name="outcome" value="fail">Fail</button>
</form>`;
}

function page(content: string, status = 200): WireAnswer {
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
    body: `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>3D Secure test challenge</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:4rem auto;padding:0 1rem}
button{font:inherit;padding:.6rem 1.2rem;margin-right:.5rem}</style>
<body>${content}</body></html>`,
  };
}
