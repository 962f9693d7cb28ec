/**
 * Minor units times several factors in basis points, rounded once at the end, half up. In whole
 * numbers all the way: a float would tip some halves to the wrong side.
 */
export function scaled(amountMinor: number, ...basisPoints: number[]): number {
  let product = BigInt(amountMinor);
  let divisor = 1n;
  for (const factor of basisPoints) {
    product *= BigInt(factor);
    divisor *= 10_000n;
  }
  return Number((product * 2n + divisor) / (divisor * 2n));
}
