/**
 * Waits for a stretch of half a minute in which reconciliation does not run: at each full minute it reads
 * from Stripe what no webhook has told, and a story about silence would find it broken.
 */
export async function betweenReconciliations(): Promise<void> {
  const second = () => (Date.now() / 1_000) % 60;
  while (second() < 4 || second() > 34) await new Promise((resolve) => setTimeout(resolve, 250));
}
