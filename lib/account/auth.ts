import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import { twoFactor } from "better-auth/plugins/two-factor";
import { type Database, database } from "#db/client";
import * as tables from "#db/schema/account";
import { isStaffRole } from "#lib/audit/staff-role";
import { config } from "#lib/config/config";
import { keyFor } from "#lib/identity/seal";
import { newId } from "#lib/identity/uuid";
import { log } from "#lib/log/log";
import { letters } from "./letters-plugin";

const days = 24 * 3600;
/** A traveller stays signed in this long. */
const sessionSeconds = 30 * days;
/** Staff sign in for a day's work. */
const staffSessionSeconds = 12 * 3600;

/** Characters of a password: long enough to resist guessing, short enough to be hashed without harm. */
export const passwordLength = { least: 10, most: 128 };

/**
 * What better-auth does for us: passwords (scrypt), sessions, time-based one-time passwords. Its endpoints are
 * not mounted: ours call it, with our limits, our Origin check and our words. Mails, and the tokens in
 * them, are ours too.
 */
function openAuth({ drizzle }: Database) {
  const { APP_URL, APP_SECRET } = config();
  return betterAuth({
    appName: "Gangway",
    baseURL: APP_URL,
    secret: keyFor("accounts", Buffer.from(APP_SECRET)).toString("base64url"),
    database: drizzleAdapter(drizzle, {
      provider: "pg",
      schema: {
        user: tables.account,
        session: tables.accountSession,
        account: tables.accountCredential,
        verification: tables.accountVerification,
        twoFactor: tables.accountSecondFactor,
      },
    }),
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      requireEmailVerification: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
    },
    user: {
      additionalFields: {
        role: { type: "string", required: true, defaultValue: "traveller", input: false },
        language: { type: "string", required: true, defaultValue: "en", input: false },
      },
    },
    session: {
      expiresIn: sessionSeconds,
      // Every use reads the row, so that a revoked session ends at once; nothing is kept in a cookie.
      disableSessionRefresh: true,
      additionalFields: { secondFactorAt: { type: "date", required: false, input: false } },
    },
    verification: { storeIdentifier: "hashed" },
    plugins: [
      letters(),
      twoFactor({
        issuer: "Gangway",
        twoFactorCookieMaxAge: 600,
        accountLockout: { maxFailedAttempts: 10, durationSeconds: 15 * 60 },
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          // An address of the network says where somebody was; what nobody needs isn't kept.
          before: async (session) => {
            const [holder] = await database().sql<{ role: string }[]>`
              select role from account where id = ${session.userId}`;
            const seconds = isStaffRole(holder?.role) ? staffSessionSeconds : sessionSeconds;
            return {
              data: {
                ...session,
                ipAddress: null,
                expiresAt: new Date(Date.now() + seconds * 1_000),
              },
            };
          },
        },
      },
    },
    // Whoever asks has passed our own limits.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      // Its warnings are refused passwords; they are answered, not logged.
      level: "error",
      log: (level, message) => log().error({ level }, `accounts: ${message}`),
    },
    advanced: {
      cookiePrefix: "gangway",
      useSecureCookies: APP_URL.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => newId() },
    },
  });
}

export type Auth = ReturnType<typeof openAuth>;

const slot = Symbol.for("gangway.auth");

/** The process's accounts, opened at first use. */
export function auth(): Auth {
  const holder = globalThis as { [slot]?: Auth };
  holder[slot] ??= openAuth(database());
  return holder[slot];
}
