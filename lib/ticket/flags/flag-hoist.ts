import type { Flag } from "./flag";
import { flagOf } from "./flag-of";

const gap = 10;

export type Hoist = { width: number; flags: { character: string; flag: Flag; x: number }[] };

/** A reference as flags side by side in one line, and how long that line is. */
export function flagHoist(reference: string): Hoist {
  let end = 0;
  const flags = [...reference].flatMap((character) => {
    const flag = flagOf(character);
    if (!flag) return [];
    const x = end === 0 ? 0 : end + gap;
    end = x + flag.width;
    return [{ character, flag, x }];
  });
  return { width: end, flags };
}
