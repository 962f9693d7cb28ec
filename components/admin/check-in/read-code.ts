"use client";

import type { GateBooking } from "#lib/boarding/gate/gate-list";
import {
  importTicketKey,
  isExpired,
  isGenuine,
  readSignedCode,
  type TicketFacts,
} from "#lib/ticket/signed-code";

export type CodeReading =
  | { is: "ticket"; reference: string; facts: TicketFacts | null }
  | { is: "refused"; why: "not_ours" | "expired" };

const refused = (why: "not_ours" | "expired"): CodeReading => ({ is: "refused", why });
const keys = new Map<string, Promise<CryptoKey | null>>();

/**
 * What a scanned or typed code says, as far as this device can tell: our signature is proved with the public
 * key; an old ticket by the mark that stands on the list; a reference is taken as it is. A browser without
 * Ed25519 leaves the proof to the list and the server.
 */
export async function readCode(
  text: string,
  list: { key: string; day: string },
  find: (reference: string) => Promise<GateBooking | null>,
): Promise<CodeReading> {
  const plain = text.slice(0, 400).trim();
  const reference = plain.replace(/[\s-]/g, "").toUpperCase();
  if (/^[0-9A-HJKMNP-TV-Z]{10}$/.test(reference)) return { is: "ticket", reference, facts: null };
  const signed = readSignedCode(plain);
  if (signed) {
    const known = keys.get(list.key) ?? importTicketKey(list.key).catch(() => null);
    keys.set(list.key, known);
    const key = await known;
    if (key && !(await isGenuine(key, signed))) return refused("not_ours");
    if (isExpired(signed.facts, list.day)) return refused("expired");
    return { is: "ticket", reference: signed.facts.reference, facts: signed.facts };
  }
  const old = /^GW1\.([0-9A-HJKMNP-TV-Z]{10})\.[A-Za-z0-9_-]{32}$/.exec(plain);
  if (!old) return refused("not_ours");
  const booking = await find(old[1] as string);
  if (booking && (await markOf(plain)) !== booking.mark) return refused("not_ours");
  return { is: "ticket", reference: old[1] as string, facts: null };
}

async function markOf(code: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(code));
  const text = String.fromCharCode(...new Uint8Array(digest).subarray(0, 12));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_");
}
