import type { Flag } from "./flag";
import { letterFlags } from "./letter-flags";
import { numeralPendants } from "./numeral-pendants";

const flags = new Map(Object.entries({ ...letterFlags, ...numeralPendants }));

/** The flag that stands for a letter A–Z or a digit; there is none for anything else. */
export function flagOf(character: string): Flag | null {
  return flags.get(character) ?? null;
}
