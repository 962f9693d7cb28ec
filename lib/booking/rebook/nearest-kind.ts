import { berthsOf } from "#lib/party/cabins-for";

/** From the plainest to the finest; what is not named here compares with nothing but itself. */
const classes = ["seat", "inside", "outside", "suite"];

const sortOf = (cabin: string) => cabin.replace(/_\d{1,2}$/, "");

/** The classes and beds by which a cabin is better than another; null where it is worse, or not to be compared. */
function gainOver(one: string, other: string): [beds: number, classes: number] | null {
  const beds = berthsOf(other) - berthsOf(one);
  const [from, to] = [sortOf(one), sortOf(other)];
  const steps = from === to ? 0 : classes.indexOf(to) - classes.indexOf(from);
  const isKnown = from === to || (classes.includes(from) && classes.includes(to));
  return isKnown && beds >= 0 && steps >= 0 ? [beds, steps] : null;
}

/**
 * What comes nearest to a pool's kind where that is short: a cabin with as many beds and of the same class or
 * better, the least better first; for a low vehicle a place under the high deck. Null where nothing does: nobody
 * is given less than was paid for.
 */
export function nearestKind(kind: string, free: string[]): string | null {
  if (kind === "lane_low_cm") return free.includes("lane_high_cm") ? "lane_high_cm" : null;
  if (!kind.startsWith("cabin:")) return null;
  const own = kind.slice("cabin:".length);
  const found = free
    .filter((other) => other.startsWith("cabin:") && other !== kind)
    .flatMap((other) => {
      const gain = gainOver(own, other.slice("cabin:".length));
      return gain ? [{ other, gain }] : [];
    })
    .sort(
      (one, two) =>
        one.gain[0] - two.gain[0] ||
        one.gain[1] - two.gain[1] ||
        one.other.localeCompare(two.other),
    );
  return found[0]?.other ?? null;
}
