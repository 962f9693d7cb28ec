import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const hex = (bytes) => randomBytes(bytes).toString("hex");
const base64 = (bytes) => randomBytes(bytes).toString("base64");

// As authenticators take a secret in: five bits a letter.
const base32 = (letters) =>
  Array.from(randomBytes(letters), (byte) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[byte & 31]).join(
    "",
  );

// One maker for each secret; a name that is added later gets its value at the next start.
const MAKERS = {
  postgresPassword: () => hex(16),
  stripeWebhookSecret: () => `whsec_${hex(24)}`,
  mailWebhookSecret: () => `whsec_${base64(24)}`,
  inngestEventKey: () => `gangway-${hex(16)}`,
  inngestSigningKey: () => `signkey-test-${hex(32)}`,
  storageSecret: () => hex(20),
  appSecret: () => hex(32),
  documentKey: () => base64(32),
  metricsToken: () => hex(24),
  adminPassword: () => randomBytes(15).toString("base64url"),
  adminTotpSecret: () => base32(32),
  salesPassword: () => randomBytes(15).toString("base64url"),
};

/** Made once per state folder and kept, so that bookings of yesterday still open today. */
export function keepSecrets(state) {
  const file = join(state, "secrets.json");
  const kept = existsSync(file) ? readSafely(file) : {};
  const all = { ...kept };
  for (const [name, make] of Object.entries(MAKERS)) all[name] ??= make();
  if (Object.keys(all).length !== Object.keys(kept).length) {
    writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
  }
  chmodSync(file, 0o600);
  return all;
}

function readSafely(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}
