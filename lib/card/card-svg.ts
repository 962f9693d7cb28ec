import type { ChartDrawing } from "#lib/chart/drawing";
import { textOutline, textWidth } from "#lib/chart/set-text";
import { chartSvg } from "./chart-svg";
import { palette } from "./palette";

export const cardWidth = 1200;
export const cardHeight = 630;

/** What stands beside the chart. */
export type CardWords = {
  /** Where from and where to, or a title for what is no route. */
  title: { from: string; to: string } | string;
  /** "462 nautical miles", "about 20 h at sea". */
  facts: string[];
  /** Our own name. */
  sender: string;
};

const left = 64;
const largest = 72;
const { ink, inkSoft } = palette;

/** A social card: words on the left, the chart on the right. Nothing in it needs a font. */
export function cardSvg({ title, facts, sender }: CardWords, drawing: ChartDrawing): string {
  const room = cardWidth - drawing.width - left - 44;
  const { size, lines } = typeof title === "string" ? spread(title, room) : paired(title, room);
  const leading = size * 1.2;
  const top = 292 - (lines.length - 1) * leading * 0.5;
  const under = top + (lines.length - 1) * leading;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${cardWidth} ${cardHeight}" width="${cardWidth}" height="${cardHeight}">`,
    `<rect width="${cardWidth}" height="${cardHeight}" fill="${palette.waterShallow}"/>`,
    wordMark(sender),
    ...lines.map((line, index) => {
      const y = top + index * leading;
      const { arrow, text } = line;
      return (
        (arrow ? arrowSvg(left, y, size) : "") +
        textOutline("besley", text, { x: left + (arrow ? size : 0), y, size, fill: ink })
      );
    }),
    ...facts.map((fact, index) =>
      textOutline("overpass", fact, {
        x: left,
        y: under + size * 0.5 + 48 + index * 44,
        size: Math.min(31, (31 * room) / textWidth("overpass", fact, 31)),
        fill: inkSoft,
      }),
    ),
    `<svg x="${cardWidth - drawing.width}" y="0" width="${drawing.width}" height="${drawing.height}">`,
    chartSvg(drawing, typeof title === "string"),
    "</svg>",
    "</svg>",
  ].join("");
}

type Line = { text: string; arrow: boolean };

/** The two ports, one under the other, the second behind an arrow; as large as both have room. */
function paired({ from, to }: { from: string; to: string }, room: number) {
  const wide = Math.max(
    textWidth("besley", from, largest),
    textWidth("besley", to, largest) + largest,
  );
  const lines: Line[] = [
    { text: from, arrow: false },
    { text: to, arrow: true },
  ];
  return { size: Math.min(largest, (largest * room) / wide), lines };
}

/** A title in as few lines as it needs, all about as long. */
function spread(title: string, room: number) {
  const size = 56;
  let lines = broken(title, size, room);
  for (let narrower = room - 10; narrower > room / 3; narrower -= 10) {
    const next = broken(title, size, narrower);
    if (next.length > lines.length) break;
    lines = next;
  }
  return { size, lines };
}

function broken(title: string, size: number, room: number): Line[] {
  const lines: Line[] = [];
  for (const word of title.split(" ")) {
    const last = lines.at(-1);
    const longer = last ? `${last.text} ${word}` : word;
    if (last && textWidth("besley", longer, size) <= room) last.text = longer;
    else lines.push({ text: word, arrow: false });
  }
  return lines;
}

function arrowSvg(x: number, y: number, size: number): string {
  const [end, middle, head] = [x + size * 0.72, y - size * 0.32, size * 0.2];
  return `<path d="M${x} ${middle}H${end}M${end - head} ${middle - head}L${end} ${middle}L${end - head} ${middle + head}" fill="none" stroke="${ink}" stroke-width="${size * 0.075}"/>`;
}

/** The gangway from the quay up to the ship, and our name. */
function wordMark(name: string): string {
  const mark = [
    `<g transform="translate(${left - 3} 52) scale(1.7)" fill="none" stroke="${ink}">`,
    '<path d="M2 18 L22 8" stroke-width="2.6"/>',
    `<path d="M2 22 H22" stroke="${palette.ruleStrong}" stroke-width="1.6"/></g>`,
  ].join("");
  return mark + textOutline("besley", name, { x: left + 52, y: 90, size: 38, fill: ink });
}
