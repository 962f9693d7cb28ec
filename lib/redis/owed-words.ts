import type { Cache } from "./redis";

/** Says these to Redis; null when it is away. */
type Tell = (cache: Cache, names: string[]) => Promise<unknown>;
/** What Redis could not be told while it was away; told as soon as it answers again. */
type Debt = { names: Set<string>; timer: NodeJS.Timeout | null };

const againMs = 250;
const debts = new WeakMap<Cache, Map<Tell, Debt>>();

/**
 * Keeps these names and tries `tell` (one function for all of a kind) until it answers. What Redis kept
 * through its absence would be served again otherwise, until its time is up. A process that ends first leaves
 * it to that.
 */
export function owe(cache: Cache, names: string[], tell: Tell): void {
  const kinds = debts.get(cache) ?? new Map<Tell, Debt>();
  debts.set(cache, kinds);
  const debt = kinds.get(tell) ?? { names: new Set<string>(), timer: null };
  kinds.set(tell, debt);
  for (const name of names) debt.names.add(name);
  debt.timer ??= setInterval(() => void pay(cache, debt, tell), againMs).unref();
}

async function pay(cache: Cache, debt: Debt, tell: Tell): Promise<void> {
  const owed = [...debt.names];
  // Said again meanwhile, it is owed again.
  debt.names.clear();
  if (owed.length > 0 && (await tell(cache, owed)) === null) {
    for (const name of owed) debt.names.add(name);
    return;
  }
  if (debt.names.size > 0 || !debt.timer) return;
  clearInterval(debt.timer);
  debt.timer = null;
}
