import { createHmac } from "node:crypto";

/** `t=…,v1=…` over `t.body`; a fresh `t` for every attempt. */
export function signature(
  secret: string,
  body: string,
  at = Math.floor(Date.now() / 1000),
): string {
  const v1 = createHmac("sha256", secret).update(`${at}.${body}`).digest("hex");
  return `t=${at},v1=${v1}`;
}
