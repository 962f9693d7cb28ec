import { type Box, boxAround, grown, lies, overlaps } from "./box";
import type { Point } from "./mercator";
import { cheapest, type Ground, letteringAt, type Style } from "./place-names";
import { distanceTo, simplified } from "./polygon";
import { textWidth } from "./set-text";

/** A course's length, along it where a straight part has room, else level beside it. */
export type LengthMark = { text: string; x: number; y: number; angle: number; boxes: Box[] };

/** Where along a straight part, best first. */
const shares = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];

/** The best place for a course's length, or null where it has none. */
export function placeLength(
  line: Point[],
  text: string,
  style: Style,
  ground: Ground,
): LengthMark | null {
  return alongCourse(line, text, style, ground) ?? besideCourse(line, text, style, ground);
}

function alongCourse(line: Point[], text: string, style: Style, ground: Ground): LengthMark | null {
  const width = textWidth(style.face, text, style.size);
  // Small bends are no reason to leave the course.
  const straight = simplified(line, style.size * 0.3);
  let best: { mark: LengthMark; cost: number } | null = null;
  for (let i = 1; i < straight.length; i++) {
    const ends = [straight[i - 1] as Point, straight[i] as Point];
    const [[ax, ay], [bx, by]] = ends.sort(([one], [other]) => one - other) as [Point, Point];
    const long = Math.hypot(bx - ax, by - ay);
    const [ux, uy] = [(bx - ax) / long, (by - ay) / long];
    for (const [index, share] of shares.entries()) {
      if (Math.min(share, 1 - share) * long < width / 2 + 4) continue;
      for (const side of [-1, 1]) {
        const away = style.size * 0.85 * side;
        const middle: Point = [
          ax + (bx - ax) * share - uy * away,
          ay + (by - ay) * share + ux * away,
        ];
        const boxes = beads(middle, [ux, uy], width, style.size);
        const price = costAlong(boxes, style.size, ground);
        if (price === null) continue;
        const cost = price + index - long / 60;
        if (best && best.cost <= cost) continue;
        const angle = round((Math.atan2(uy, ux) * 180) / Math.PI);
        best = { mark: { text, x: round(middle[0]), y: round(middle[1]), angle, boxes }, cost };
      }
    }
  }
  return best?.mark ?? null;
}

/** Small upright boxes that together cover slanting words. */
function beads([x, y]: Point, [ux, uy]: Point, width: number, size: number): Box[] {
  const height = size * 0.9;
  const count = Math.max(2, Math.ceil(width / (height * 0.7)));
  return Array.from({ length: count }, (_, index) => {
    const along = ((index + 0.5) / count - 0.5) * (width - height * 0.4);
    return boxAround([x + ux * along, y + uy * along], height, height);
  });
}

function costAlong(boxes: Box[], size: number, { sheet, taken, lines, land }: Ground) {
  let cost = 0;
  for (const box of boxes) {
    if (!lies(box, sheet) || taken.some((other) => overlaps(grown(box, 1), other))) return null;
    const middle: Point = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    if (lines.some((line) => distanceTo(line, middle) < size * 0.6)) cost += 9;
    cost += (land(box) * 6) / boxes.length;
  }
  return cost > 20 ? null : cost;
}

function besideCourse(
  line: Point[],
  text: string,
  style: Style,
  ground: Ground,
): LengthMark | null {
  const options = [0.5, 0.35, 0.65, 0.2, 0.8].flatMap((share, turn) => {
    const [x, y] = pointAlong(line, share);
    return Array.from({ length: 9 }, (_, step) => step).flatMap((step) =>
      Array.from({ length: 12 }, (_, part) => {
        const far = style.size * (1 + step * 0.5);
        const angle = (part * Math.PI) / 6;
        const at: Point = [x + Math.cos(angle) * far * 2, y + Math.sin(angle) * far];
        return { lettering: letteringAt([text], style, at), cost: step * 2 + turn };
      }),
    );
  });
  const found = cheapest(options, ground);
  if (!found) return null;
  const { left, right, top, bottom } = found.box;
  const [x, y] = [round((left + right) / 2), round((top + bottom) / 2)];
  return { text, x, y, angle: 0, boxes: [found.box] };
}

/** The point at a share of a line's length. */
function pointAlong(line: Point[], share: number): Point {
  const parts = line.slice(1).map((end, index) => {
    const start = line[index] as Point;
    return { start, end, long: Math.hypot(end[0] - start[0], end[1] - start[1]) };
  });
  let rest = parts.reduce((sum, { long }) => sum + long, 0) * share;
  for (const { start, end, long } of parts) {
    if (rest <= long && long > 0) {
      const part = rest / long;
      return [start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part];
    }
    rest -= long;
  }
  return line.at(-1) ?? [0, 0];
}

const round = (value: number) => Math.round(value * 10) / 10;
