import { createHash, createHmac } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const stepMs = 30_000;

/** What an authenticator shows in a step of 30 seconds (RFC 6238). */
function codeAt(secret: string, step: number): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0"));
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  const key = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", key).update(counter).digest();
  const offset = (mac.at(-1) as number) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/**
 * The next code that no story has used: each opens once, so whoever comes in the same half minute takes the next
 * one, which holds already, or waits for it.
 */
export async function freshCode(secret: string): Promise<string> {
  const name = createHash("sha256").update(secret).digest("hex").slice(0, 12);
  const now = Math.floor(Date.now() / stepMs);
  for (let step = now; ; step += 1) {
    try {
      closeSync(openSync(join(tmpdir(), `gangway-code-${name}-${step}`), "wx"));
    } catch {
      continue;
    }
    const early = (step - 1) * stepMs - Date.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early + 500));
    return codeAt(secret, step);
  }
}
