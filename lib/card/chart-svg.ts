import {
  degreeStyle,
  landStyle,
  lengthStyle,
  nameStyle,
  waterStyle,
} from "#lib/chart/chart-styles";
import type { ChartDrawing } from "#lib/chart/drawing";
import type { Lettering, Style } from "#lib/chart/place-names";
import type { Rose } from "#lib/chart/place-rose";
import { textOutline, textWidth } from "#lib/chart/set-text";
import { palette } from "./palette";

/** A chart as SVG with its colours in it and every word as outlines; `quiet` where its courses are many. */
export function chartSvg(drawing: ChartDrawing, quiet: boolean): string {
  const { width, height, letter, land } = drawing;
  const unit = letter / 14;
  const { ink, inkSoft, waterDeep } = palette;
  const frame = (inset: number) =>
    `M${inset} ${inset}h${width - 2 * inset}v${height - 2 * inset}h${2 * inset - width}z`;
  const stroke = (d: string, color: string, wide: number, more = "") =>
    `<path d="${d}" fill="none" stroke="${color}" stroke-width="${wide}" stroke-linejoin="round" ${more}/>`;
  const dashes = `stroke-dasharray="${8 * unit} ${5 * unit}"`;
  return [
    `<rect width="${width}" height="${height}" fill="${waterDeep}"/>`,
    stroke(land, palette.waterShallow, 17 * unit),
    stroke(land, palette.waterShoal, 7 * unit),
    `<path d="${land}" fill="${palette.land}" stroke="${palette.landEdge}" stroke-width="${unit}"/>`,
    stroke(drawing.graticule, palette.rule, 0.8),
    ...drawing.degrees.map((one) => words(one, degreeStyle(letter), inkSoft)),
    ...drawing.lands.map(({ lettering }) => words(lettering, landStyle(letter), inkSoft)),
    ...drawing.waters.map(({ lettering }) =>
      words(lettering, waterStyle(letter), inkSoft, quiet ? waterDeep : undefined),
    ),
    drawing.rose ? roseSvg(drawing.rose) : "",
    ...drawing.courses.map((d) =>
      quiet ? stroke(d, palette.ruleStrong, unit) : stroke(d, ink, 2 * unit, dashes),
    ),
    ...drawing.lengths.map((mark) => lengthSvg(mark, letter)),
    ...drawing.ports.map(({ x, y, kind }) => portSvg(x, y, kind, unit)),
    ...drawing.ports.map(({ name }) =>
      name ? words(name, nameStyle(letter), ink, waterDeep) : "",
    ),
    stroke(frame(2), waterDeep, 4),
    stroke(drawing.border, inkSoft, 4),
    stroke(frame(4) + frame(0.5), inkSoft, 0.75),
  ].join("");
}

function words({ lines }: Lettering, style: Style, fill: string, halo?: string): string {
  return lines
    .map(({ text, x, y }) => {
      const { face, size, spacing } = style;
      const around = halo ? { colour: halo, width: size * 0.28 } : undefined;
      return textOutline(face, text, { x, y, size, spacing, fill, halo: around });
    })
    .join("");
}

function lengthSvg({ text, x, y, angle }: ChartDrawing["lengths"][number], letter: number): string {
  const style = lengthStyle(letter);
  const start = x - textWidth(style.face, text, style.size) / 2;
  const lines = [{ text, x: start, y: y + style.size * 0.35 }];
  const box = { left: 0, top: 0, right: 0, bottom: 0 };
  return `<g transform="rotate(${angle} ${x} ${y})">${words({ lines, box }, style, palette.ink, palette.waterDeep)}</g>`;
}

function portSvg(x: number, y: number, kind: string, unit: number): string {
  const circle = (r: number, fill: string, wide: number) =>
    `<circle cx="${x}" cy="${y}" r="${r * unit}" fill="${fill}" stroke="${palette.ink}" stroke-width="${wide * unit}"/>`;
  if (kind !== "end") return circle(3.25, palette.waterDeep, 1.75);
  return circle(6, "none", 1) + circle(3.75, palette.ink, 0);
}

function roseSvg({ x, y, radius, shapes }: Rose): string {
  const { ruleStrong, waterDeep, inkSoft } = palette;
  const north = textOutline("besley", "N", {
    x: -textWidth("besley", "N", 44) / 2,
    y: -104,
    size: 44,
    fill: inkSoft,
  });
  return [
    `<g transform="translate(${x} ${y}) scale(${radius / 100})" stroke="${ruleStrong}" stroke-width="${100 / radius}">`,
    `<circle r="${shapes.ring}" fill="none"/><path d="${shapes.ticks}" fill="none"/>`,
    `<path d="${shapes.light}" fill="${waterDeep}"/><path d="${shapes.dark}" fill="${ruleStrong}"/>`,
    `</g><g transform="translate(${x} ${y}) scale(${radius / 100})">${north}</g>`,
  ].join("");
}
