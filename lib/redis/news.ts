// What this process has been told has changed, by name: a route (TNLGN-FRMRS), a sailing's id, or
// everything. An answer kept in memory is good as long as nothing it rests on was named since it was read.

/** The name of all names. */
export const everything = "*";

/** More names than routes and the sailings of a busy day; beyond that everything counts as changed. */
const mostNames = 20_000;

type News = { serial: number; all: number; named: Map<string, number> };

const slot = Symbol.for("gangway.news");

function news(): News {
  const holder = globalThis as { [slot]?: News };
  holder[slot] ??= { serial: 0, all: 0, named: new Map() };
  return holder[slot];
}

/** The moment of the news: what is read from now on knows all that was told before. */
export function newsSerial(): number {
  return news().serial;
}

/** Takes note that these have changed: nothing read before is served again. */
export function takeNews(names: Iterable<string>): void {
  const known = news();
  known.serial += 1;
  for (const name of names) {
    if (name === everything) known.all = known.serial;
    else known.named.set(name, known.serial);
  }
  if (known.named.size > mostNames) known.all = known.serial;
  if (known.all === known.serial) known.named.clear();
}

/** Whether none of these was named since `serial`. */
export function isUnchanged(names: Iterable<string>, serial: number): boolean {
  const known = news();
  if (known.serial === serial) return true;
  if (known.all > serial) return false;
  for (const name of names) if ((known.named.get(name) ?? 0) > serial) return false;
  return true;
}
