import { createHmac } from "node:crypto";

/**
 * `t=…,v1=…` over `t.body`; a fresh `t` for every attempt. While a secret is being rolled there
 * are two (`whsec_new,whsec_old`), and a `v1` for each.
 */
export function signature(
  secrets: string,
  body: string,
  at = Math.floor(Date.now() / 1000),
): string {
  const signed = secrets
    .split(",")
    .map((secret) => `v1=${createHmac("sha256", secret).update(`${at}.${body}`).digest("hex")}`);
  return [`t=${at}`, ...signed].join(",");
}
