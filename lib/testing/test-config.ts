import { parseEnvironment } from "#lib/config/environment";

const slot = Symbol.for("gangway.config");

/** Gives the process a configuration, if it has none yet: test mode, silent log, keys that open nothing. */
export function giveTestConfig(databaseUrl = "postgres://127.0.0.1:1/none"): void {
  const holder = globalThis as { [slot]?: unknown };
  holder[slot] ??= testConfig(databaseUrl);
}

/** The same in place of what it has, with its Redis: for a process that answers as the product's own does. */
export function replaceTestConfig(databaseUrl: string, redisUrl: string): void {
  const holder = globalThis as { [slot]?: unknown };
  holder[slot] = testConfig(databaseUrl, redisUrl);
}

function testConfig(databaseUrl: string, redisUrl = "") {
  return parseEnvironment({
    GANGWAY_MODE: "test",
    LOG_LEVEL: "silent",
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    RATE_LIMIT_SCALE: redisUrl ? "1000" : "1",
    APP_SECRET: "test secret test secret test secret",
    DOCUMENT_KEY: Buffer.alloc(32, 7).toString("base64"),
    STRIPE_SECRET_KEY: "sk_test_gangway_none",
    STRIPE_PUBLISHABLE_KEY: "pk_test_gangway_none",
    STRIPE_WEBHOOK_SECRET: "whsec_none",
    RESEND_API_KEY: "re_gangway_none",
  });
}
