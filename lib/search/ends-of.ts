import { DomainError } from "#lib/errors/domain-error";
import type { KnownPlace } from "#lib/port/place";
import type { RoutePair } from "./search-keys";

/** The ports a search leaves from and goes to, none in both. */
export type Ends = { from: string[]; to: string[] };

/**
 * The ports between which two places are searched. Of a place that holds the other, only what is beside
 * it: "Italy to Sardinia" leaves from the mainland and from Sicily. Throws `invalid` on `to` for a
 * place to itself.
 */
export function endsOf(from: KnownPlace, to: KnownPlace): Ends {
  const [start, goal] = [codes(from), codes(to)];
  const ends =
    start.length > goal.length
      ? { from: without(start, goal), to: goal }
      : { from: start, to: without(goal, start) };
  if (ends.from.length > 0 && ends.to.length > 0) return ends;
  throw new DomainError("invalid", "A journey goes from one port to another.", {
    errors: [{ path: "to", message: "Another port than `from`." }],
  });
}

/** Every pair of ports between two ends: what a change of a schedule may touch. */
export function pairsBetween({ from, to }: Ends): RoutePair[] {
  return from.flatMap((from_port) => to.map((to_port) => ({ from_port, to_port })));
}

function codes({ ports }: KnownPlace): string[] {
  return ports.map(({ code }) => code);
}

function without(ports: string[], others: string[]): string[] {
  return ports.filter((code) => !others.includes(code));
}
