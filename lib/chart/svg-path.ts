import type { Point } from "./mercator";

/** "12", "-3.4", ".5": tenths without what a reader of SVG does not need. */
function short(tenths: number): string {
  const sign = tenths < 0 ? "-" : "";
  const size = Math.abs(tenths);
  const whole = (size / 10) | 0;
  const rest = size % 10;
  if (rest === 0) return whole === 0 ? "0" : sign + whole;
  return `${sign}${whole === 0 ? "" : whole}.${rest}`;
}

/** Points as an SVG path with tenths of pixels, each step from the last: the shortest that can be written. */
export function svgPath(line: Point[], close = false): string {
  let [lastX, lastY] = [0, 0];
  let text = "";
  let steps = 0;
  for (const [index, [x, y]] of line.entries()) {
    const [tenthX, tenthY] = [Math.round(x * 10), Math.round(y * 10)];
    const [dx, dy] = [tenthX - lastX, tenthY - lastY];
    if (index > 0 && dx === 0 && dy === 0) continue;
    const [across, down] = [short(dx), short(dy)];
    const start = index === 0 ? "M" : steps === 0 ? "l" : dx < 0 ? "" : " ";
    text += `${start}${across}${dy < 0 ? "" : " "}${down}`;
    if (index > 0) steps++;
    [lastX, lastY] = [tenthX, tenthY];
  }
  return close ? `${text}z` : text;
}
