/**
 * A circuit breaker: after `threshold` failures in a row it stays open for `openMs`, then lets one
 * call through to see. Time is handed in (milliseconds of any steady clock).
 */
export class Breaker {
  private failures = 0;
  private openUntil = 0;
  private probing = false;

  constructor(
    private readonly threshold = 3,
    private readonly openMs = 1_000,
  ) {}

  /** True if a call may be made now. */
  admits(now: number): boolean {
    if (this.failures < this.threshold) return true;
    if (now < this.openUntil || this.probing) return false;
    this.probing = true;
    return true;
  }

  succeeded(): void {
    this.failures = 0;
    this.probing = false;
  }

  failed(now: number): void {
    this.failures += 1;
    this.probing = false;
    if (this.failures >= this.threshold) this.openUntil = now + this.openMs;
  }

  isOpen(): boolean {
    return this.failures >= this.threshold;
  }
}
