import { gzipSync } from "node:zlib";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { seededChart, seededRoutes } from "#lib/chart/testing";
import { RouteChart } from "./route-chart";

const label = "Carte";
const svgOf = (codes: string[], sheet: "band" | "panel" | "small") =>
  renderToStaticMarkup(
    <RouteChart id="course" drawing={seededChart(codes, "fr", sheet)} label={label} />,
  );

describe("a chart in a page", () => {
  test.each(["band", "panel", "small"] as const)(
    "%s: of every route at most 15 kB, 5 kB as it travels",
    (sheet) => {
      const oneWay = seededRoutes.filter(({ from_port, to_port }) => from_port < to_port);
      const sizes = oneWay.map(({ from_port, to_port }) => {
        const svg = svgOf([from_port, to_port], sheet);
        return { raw: svg.length, sent: gzipSync(svg).length };
      });
      expect(Math.max(...sizes.map(({ raw }) => raw))).toBeLessThan(15_000);
      expect(Math.max(...sizes.map(({ sent }) => sent))).toBeLessThan(5_000);
    },
    120_000,
  );

  test("is a picture with its words, keeps its place, and has no style of its own that a page's policy would refuse", () => {
    const svg = svgOf(["TNLGN", "FRMRS"], "band");
    expect(svg).toMatch(/^<svg [^>]*width="560" height="208"[^>]*role="img" /);
    expect(svg).toContain(`aria-label="${label}"`);
    expect(svg).not.toMatch(/style=|NaN|undefined/);
  });
});
