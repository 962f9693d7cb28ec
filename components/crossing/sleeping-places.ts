import type { Span, Strip } from "#lib/daylight/crossing-strip";

/** The part of each night on board during which it is dark: where words may stand on the night. */
export function sleepingPlaces(strip: Strip): Span[] {
  const darkness: Span[] = [];
  for (const { sky, left, right } of strip.skies) {
    const last = darkness.at(-1);
    if (sky !== "night") continue;
    // One night, though the ship calls in the middle of it.
    if (last && left - last.right < 1e-9) last.right = right;
    else darkness.push({ left, right });
  }
  return strip.nights
    .filter(({ port }) => port === null)
    .flatMap((night) => {
      const dark = darkness
        .map(({ left, right }) => ({
          left: Math.max(left, night.left),
          right: Math.min(right, night.right),
        }))
        .toSorted((one, other) => other.right - other.left - (one.right - one.left))[0];
      return dark && dark.right > dark.left ? [clearOfCalls(dark, strip)] : [];
    });
}

/** The longest part of a span without a call's ring in it. */
function clearOfCalls(span: Span, strip: Strip): Span {
  const marks = strip.stops
    .map(({ left, right }) => (left + right) / 2)
    .filter((mark) => mark > span.left && mark < span.right);
  const edges = [span.left, ...marks, span.right];
  const parts = edges
    .slice(1)
    .map((right, index) => ({ left: edges[index] as number, right }) satisfies Span);
  return parts.toSorted(
    (one, other) => other.right - other.left - (one.right - one.left),
  )[0] as Span;
}
