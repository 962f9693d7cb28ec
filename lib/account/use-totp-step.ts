import { createHmac } from "node:crypto";
import { symmetricDecrypt } from "better-auth/crypto";
import type { Tx } from "#db/client";
import { auth } from "./auth";

/** A code holds for its half minute, one before and one after; and one more, for between being asked and told. */
const stepSeconds = 30;
const stepsAround = 2;

/**
 * Takes the step of time of a code that was found right, so that it opens nothing again, nor any before it (RFC
 * 6238, 5.2). False if it was taken already. In the transaction of what the code opens: of two who send one
 * code at once, one waits for the other, and has nothing.
 */
export async function useTotpStep(tx: Tx, accountId: string, code: string): Promise<boolean> {
  const [factor] = await tx<{ secret: string; last_step: number | null }[]>`
    select secret, last_step from account_second_factor where account_id = ${accountId} for update`;
  if (!factor) return false;
  const key = (await auth().$context).secretConfig;
  const secret = secretBytes(await symmetricDecrypt({ key, data: factor.secret }));
  const now = Math.floor(Date.now() / 1_000 / stepSeconds);
  const around = Array.from({ length: 2 * stepsAround + 1 }, (_, at) => now - stepsAround + at);
  const last = factor.last_step;
  const step = around.find((one) => (last === null || one > last) && codeAt(secret, one) === code);
  if (step === undefined) return false;
  await tx`
    update account_second_factor set last_step = ${step} where account_id = ${accountId}`;
  return true;
}

/** As authenticators have it: those that staff typed in stand in base 32 behind their mark, ours as they are. */
function secretBytes(text: string): Buffer {
  if (!text.startsWith("base32:")) return Buffer.from(text);
  const bits = [...text.slice("base32:".length).toUpperCase()]
    .map((letter) =>
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
    )
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** What an authenticator shows in a step (RFC 4226, 5.3). */
function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const offset = (mac.at(-1) as number) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
