import { OperatorError } from "./operator-error";

/** How many may wait for a slot: more would only wait for a no. */
const mostWaiting = 200;

/** At most `size` at once, the others in the order they came. */
export class Slots {
  private taken = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly size: number) {}

  /** Runs `work` in a slot. Throws OperatorError (away, no effect) when the line is too long. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.taken < this.size) this.taken += 1;
    else {
      if (this.waiting.length >= mostWaiting) {
        throw new OperatorError("away", "none", "Too many requests wait for this operator.");
      }
      // Whoever leaves hands its slot over, so nobody can slip in between.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.taken -= 1;
    }
  }

  inUse(): number {
    return this.taken;
  }
}
