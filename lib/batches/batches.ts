import { DomainError } from "#lib/errors/domain-error";

/** What waits to be done together with others; `uses` names what two batches must not use at once. */
type Waiting<Item, Result> = {
  item: Item;
  uses: readonly string[];
  /** What no two items of one batch may share, nor two batches at once. */
  alone: string | undefined;
  done: (result: Result) => void;
  failed: (error: unknown) => void;
  /** Whoever handed it in has given up: it leaves no more. */
  isOver: boolean;
};

type Options = {
  mostInBatch: number;
  mostAtOnce: number;
  /** How long an item may take from its handing in to its answer. */
  mostMs: number;
};

/**
 * Gathers what waits into batches: while a batch is under way, what would only queue behind it in the
 * database gathers here, and goes with the next one, in the order it came. What shares nothing with a
 * batch under way leaves at once. Nothing is ever delayed to make a batch fuller.
 */
export class Batches<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private readonly busy = new Set<string>();
  private running = 0;
  private isScheduled = false;

  constructor(
    private readonly run: (items: Item[]) => Promise<Result[]>,
    private readonly options: Options,
  ) {}

  /**
   * Rejects as `run` does, and with `service_unavailable` after `mostMs`, however long those before it
   * take: an item that has not left by then never will; of one that has left, nobody can say.
   */
  submit(item: Item, uses: readonly string[] = [], alone?: string): Promise<Result> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        one.isOver = true;
        reject(
          new DomainError("service_unavailable", "Too many are waiting, or too long.", {
            retryAfterSeconds: 1,
          }),
        );
      }, this.options.mostMs);
      const one: Waiting<Item, Result> = {
        item,
        uses,
        alone,
        done: (result) => {
          clearTimeout(timer);
          resolve(result);
        },
        failed: (error) => {
          clearTimeout(timer);
          reject(error);
        },
        isOver: false,
      };
      this.waiting.push(one);
      this.schedule();
    });
  }

  /** How many of those that wait, and have not left, are such. */
  countWaiting(isSuch: (item: Item) => boolean): number {
    return this.waiting.filter(({ item, isOver }) => !isOver && isSuch(item)).length;
  }

  /** Once a turn of the event loop: requests that were read together leave together. */
  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      this.depart();
    });
  }

  private depart(): void {
    while (this.running < this.options.mostAtOnce) {
      const batch = this.take();
      if (batch.length === 0) return;
      void this.carry(batch);
    }
  }

  /** The longest-waiting that clash with nothing under way; nobody overtakes one who wants the same. */
  private take(): Waiting<Item, Result>[] {
    const batch: Waiting<Item, Result>[] = [];
    const left: Waiting<Item, Result>[] = [];
    const passedOver = new Set<string>();
    const taken = new Set<string>();
    for (const one of this.waiting) {
      if (one.isOver) continue;
      const names = namesOf(one);
      const isFree =
        batch.length < this.options.mostInBatch &&
        !(one.alone !== undefined && taken.has(one.alone)) &&
        !names.some((name) => this.busy.has(name) || passedOver.has(name));
      if (isFree) {
        batch.push(one);
        if (one.alone !== undefined) taken.add(one.alone);
      } else {
        left.push(one);
        for (const name of names) passedOver.add(name);
      }
    }
    this.waiting = left;
    return batch;
  }

  private async carry(batch: Waiting<Item, Result>[]): Promise<void> {
    const names = new Set(batch.flatMap(namesOf));
    for (const name of names) this.busy.add(name);
    this.running += 1;
    try {
      const results = await this.run(batch.map(({ item }) => item));
      batch.forEach(({ done }, index) => {
        done(results[index] as Result);
      });
    } catch (error) {
      for (const { failed } of batch) failed(error);
    } finally {
      this.running -= 1;
      for (const name of names) this.busy.delete(name);
      this.schedule();
    }
  }
}

function namesOf<Item, Result>({ uses, alone }: Waiting<Item, Result>): string[] {
  return alone === undefined ? [...uses] : [...uses, alone];
}
