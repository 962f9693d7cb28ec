import { Resend } from "resend";
import { config } from "#lib/config/config";

/** Resend's client, for verbs that are handed one. */
export type ResendClient = Resend;

const slot = Symbol.for("gangway.resend");

/** The process's Resend client. It does not retry by itself: the emails group does. */
export function resendClient(): Resend {
  const holder = globalThis as { [slot]?: Resend };
  holder[slot] ??= openResend(config().RESEND_API_KEY, config().RESEND_BASE_URL);
  return holder[slot];
}

/** A client for Resend, or for whatever speaks its API at `base`. */
export function openResend(key: string, base: string): Resend {
  return new Resend(key, { baseUrl: base.replace(/\/+$/, "") });
}
