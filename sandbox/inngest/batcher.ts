interface Waiting<T, R> {
  item: T;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

/**
 * Gathers what arrives while a write is under way into the next write. An idle executor writes at
 * once; a crowd shares statements and commits. If a shared write fails each item is tried alone, so
 * that one bad item spoils only itself.
 */
export function createBatcher<T, R>(
  write: (items: T[]) => Promise<R[]>,
  max = 200,
): (item: T) => Promise<R> {
  let queue: Waiting<T, R>[] = [];
  let busy = false;

  async function settle(batch: Waiting<T, R>[]): Promise<void> {
    try {
      const results = await write(batch.map(({ item }) => item));
      for (const [i, { resolve }] of batch.entries()) resolve(results[i] as R);
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const one of batch) await settle([one]);
    }
  }

  async function drain(): Promise<void> {
    busy = true;
    // One turn of the loop: requests that came in the same packet go together.
    await new Promise((resolve) => setImmediate(resolve));
    while (queue.length > 0) {
      const batch = queue.slice(0, max);
      queue = queue.slice(max);
      await settle(batch);
    }
    busy = false;
  }

  return (item) =>
    new Promise<R>((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (!busy) void drain();
    });
}
