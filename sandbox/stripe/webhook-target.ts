import { createHmac } from "node:crypto";
import http from "node:http";
import https from "node:https";

const ANSWER_WITHIN_MS = 10_000;
const agents = {
  "http:": new http.Agent({ keepAlive: true, maxSockets: 32 }),
  "https:": new https.Agent({ keepAlive: true, maxSockets: 32 }),
};

/** `t=…,v1=…` over `t.body`; a fresh `t` for every attempt. */
export function signature(
  secret: string,
  body: string,
  at = Math.floor(Date.now() / 1000),
): string {
  const v1 = createHmac("sha256", secret).update(`${at}.${body}`).digest("hex");
  return `t=${at},v1=${v1}`;
}

/** True for a 2xx in time. A redirect, an error and silence are all failures. */
export function post(url: string, secret: string, body: string): Promise<boolean> {
  return new Promise((resolve) => {
    const target = new URL(url);
    const client = target.protocol === "https:" ? https : http;
    const request = client.request(
      target,
      {
        method: "POST",
        agent: agents[target.protocol as "http:"],
        timeout: ANSWER_WITHIN_MS,
        headers: {
          "content-type": "application/json; charset=utf-8",
          "content-length": Buffer.byteLength(body),
          "stripe-signature": signature(secret, body),
          "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        },
      },
      (response) => {
        response.resume();
        response.on("end", () => {
          const status = response.statusCode ?? 0;
          resolve(status >= 200 && status < 300);
        });
        response.on("error", () => resolve(false));
      },
    );
    request.on("timeout", () => request.destroy(new Error("no answer in time")));
    request.on("error", () => resolve(false));
    request.end(body);
  });
}
