import type { Point } from "./mercator";

const short = (tenths: number) => {
  const text = String(tenths / 10).replace(/^(-?)0\./, "$1.");
  return text;
};

/** Points as an SVG path with tenths of pixels, each step from the last: the shortest that can be written. */
export function svgPath(line: Point[], close = false): string {
  let [lastX, lastY] = [0, 0];
  let text = "";
  for (const [index, [x, y]] of line.entries()) {
    const [tenthX, tenthY] = [Math.round(x * 10), Math.round(y * 10)];
    const [dx, dy] = [tenthX - lastX, tenthY - lastY];
    if (index > 0 && dx === 0 && dy === 0) continue;
    const [across, down] = [short(dx), short(dy)];
    const start = index === 0 ? "M" : index === 1 ? "l" : dx < 0 ? "" : " ";
    text += `${start}${across}${dy < 0 ? "" : " "}${down}`;
    [lastX, lastY] = [tenthX, tenthY];
  }
  return close ? `${text}z` : text;
}
