import type { Cache } from "#lib/redis/redis";

/** What Redis could not be told to forget while it was away; told as soon as it answers again. */
type Debt = { names: Set<string>; timer: NodeJS.Timeout | null };

const againMs = 250;
const debts = new WeakMap<Cache, Debt>();

/**
 * Keeps these names and tries `tell` until it answers. What Redis kept through its absence would be served
 * again otherwise, for up to five minutes. A process that ends first leaves it to that.
 */
export function owe(
  cache: Cache,
  names: string[],
  tell: (cache: Cache, names: string[]) => Promise<number | null>,
): void {
  const debt = debts.get(cache) ?? { names: new Set<string>(), timer: null };
  debts.set(cache, debt);
  for (const name of names) debt.names.add(name);
  debt.timer ??= setInterval(() => void pay(), againMs).unref();

  async function pay(): Promise<void> {
    const owed = [...(debt?.names ?? [])];
    if ((await tell(cache, owed)) === null || !debt) return;
    for (const name of owed) debt.names.delete(name);
    if (debt.names.size > 0 || !debt.timer) return;
    clearInterval(debt.timer);
    debt.timer = null;
  }
}
