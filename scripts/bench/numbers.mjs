/** The value at a share of sorted numbers; null of none. */
export function at(sorted, share) {
  if (sorted.length === 0) return null;
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** The middle one; null when any is unknown. */
export function median(numbers) {
  if (numbers.length === 0 || numbers.some((one) => one == null)) return null;
  return at(
    [...numbers].sort((a, b) => a - b),
    0.5,
  );
}

/** The middle of each figure of several rounds, figure by figure. */
export function middle(rounds, figure) {
  return median(rounds.map(figure));
}

/** As many digits as mean something. */
export function short(number, unit = "") {
  if (number == null) return "unknown";
  const digits = Math.abs(number) < 1 ? 2 : Math.abs(number) < 20 ? 1 : 0;
  const text = number.toLocaleString("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return unit ? `${text} ${unit}` : text;
}
