/**
 * How many milliseconds a timer set now is late in the end: what a machine that stalls adds to whatever is
 * measured meanwhile, and no fault of it.
 */
export async function lateness(ms: number): Promise<number> {
  const due = performance.now() + ms;
  await new Promise((resolve) => setTimeout(resolve, ms));
  return Math.max(0, performance.now() - due);
}
