import { AsyncLocalStorage } from "node:async_hooks";
import { isUnchanged, newsSerial } from "./news";

/** What an answer rests on: how long it may be kept, and which news ends it. */
export type Grounds = {
  /** Names as the news has them. */
  names: Set<string>;
  /** The news when its reading began. */
  serial: number;
  /** When the oldest of what it was made from was read, in milliseconds of performance.now(). */
  bornAt: number;
  /** From then on it is wrong whatever happens, in milliseconds since 1970. */
  until: number;
};

/** How long anything is kept that nobody could tell us has changed, in milliseconds. */
export const unheardMs = 1_000;

const slot = Symbol.for("gangway.grounds");

function gathering(): AsyncLocalStorage<Grounds> {
  const holder = globalThis as { [slot]?: AsyncLocalStorage<Grounds> };
  holder[slot] ??= new AsyncLocalStorage();
  return holder[slot];
}

/** Runs `work` and gathers what its answer rests on; `grounds` are whole when the answer is. */
export function gatherGrounds<T>(work: (grounds: Grounds) => T): { answer: T; grounds: Grounds } {
  const grounds: Grounds = {
    names: new Set(),
    serial: newsSerial(),
    bornAt: performance.now(),
    until: Number.POSITIVE_INFINITY,
  };
  return { answer: gathering().run(grounds, work, grounds), grounds };
}

/** Says what an answer under way rests on; where nobody gathers it, to nobody. */
export function restOn({
  names = [],
  bornAt,
  until,
}: Partial<Omit<Grounds, "names">> & { names?: Iterable<string> }): void {
  const grounds = gathering().getStore();
  if (!grounds) return;
  for (const name of names) grounds.names.add(name);
  if (bornAt !== undefined) grounds.bornAt = Math.min(grounds.bornAt, bornAt);
  if (until !== undefined) grounds.until = Math.min(grounds.until, until);
}

/**
 * Whether an answer may still be given: no news of what it rests on, and either news would have been
 * heard (`isSure`) or it is younger than a second. What rests on nothing that has a name lives a second.
 */
export function stillStands(grounds: Grounds, isSure: boolean): boolean {
  const isHeard = isSure && grounds.names.size > 0;
  if (!isHeard && performance.now() - grounds.bornAt > unheardMs) return false;
  return Date.now() < grounds.until && isUnchanged(grounds.names, grounds.serial);
}
