/** A word under a line, at a share of its length; the lower its rank, the more it matters. */
export type Label = { share: number; text: string; rank: number };

export type Anchor = "start" | "middle" | "end";

/** Near an end of the line a word begins or ends at its mark, so that it stays inside. */
export function anchorAt(share: number): Anchor {
  if (share < 0.14) return "start";
  return share > 0.86 ? "end" : "middle";
}

/** Which labels have room beside one another on a line of so many pixels, those that matter first. */
export function labelsThatFit<L extends Label>(
  labels: readonly L[],
  widthPx: number,
  letterPx: number,
): Set<L> {
  const placed: { label: L; left: number; right: number }[] = [];
  for (const label of labels.toSorted((one, other) => one.rank - other.rank)) {
    const length = (label.text.length + 1.5) * letterPx;
    const at = label.share * widthPx;
    const shift = { start: 0, middle: length / 2, end: length }[anchorAt(label.share)];
    const box = { label, left: at - shift, right: at - shift + length };
    const isInside = box.left >= -letterPx && box.right <= widthPx + letterPx * 1.5;
    if (isInside && placed.every((one) => one.right <= box.left || box.right <= one.left)) {
      placed.push(box);
    }
  }
  return new Set(placed.map(({ label }) => label));
}
