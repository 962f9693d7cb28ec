import { middle, short } from "./numbers.mjs";
import { atMost, badLines, line, ms, over, parts, perSecond, spentOn } from "./words.mjs";

export function searchLines(rounds) {
  const of = (name, figure) => middle(rounds, (round) => figure(round[name]));
  const rate = (name) => of(name, (result) => result.perSecond);
  const app = (name) => of(name, ({ cpu }) => cpu.app);
  const faster = rate("cached") / rate("next");
  const cheaper = over(app("cached"), app("next"));
  const p95 = of("cached", (result) => result.p95);
  const hit = of("single", (result) => result.p50);
  const miss = of("direct", (result) => result.p50);
  const fresh = (name, title, most) => {
    const cost = of(name, ({ cpu }) => spentOn(cpu));
    const missed = of(name, (result) => result.missed);
    const share = missed < 0.98 ? `, ${Math.round(missed * 100)} % of them not cached` : "";
    return line(
      title,
      ms(cost),
      `${parts(rounds, (round) => round[name].cpu)}${share}`,
      null,
      `≤ ${most} ms`,
      atMost(cost, most),
    );
  };
  return [
    line(
      "search out of the cache",
      perSecond(rate("cached")),
      `${perSecond(rate("next"))} static JSON, by Next`,
      faster,
      "≥ 10 ×",
      faster >= 10,
    ),
    line(
      "  its CPU in the app",
      ms(app("cached")),
      `${ms(app("next"))} static JSON, by Next`,
      cheaper,
      "≤ 0.1 ×",
      cheaper == null ? undefined : cheaper <= 0.1,
    ),
    line("  p95", ms(p95), "32 connections", null, "< 50 ms", p95 < 50),
    line("  p50, hit beside miss", ms(hit), `${ms(miss)} miss, 2 connections`, over(hit, miss)),
    line(
      "results page out of the cache: CPU in the app",
      ms(app("page")),
      `${ms(app("drawn"))} drawn by Next`,
      over(app("page"), app("drawn")),
      "≤ 1 ms",
      atMost(app("page"), 1),
    ),
    line(
      "  pages",
      perSecond(rate("page")),
      `${perSecond(rate("drawn"))} drawn by Next`,
      rate("page") / rate("drawn"),
    ),
    fresh("direct", "search not cached, direct: CPU", 5),
    fresh("connecting", "search not cached, with connections: CPU", 15),
    ...awayLines(rounds, of),
    ...badLines(rounds.flatMap((round) => Object.values(round).filter(Boolean))),
  ];
}

/** Where the bench may not stop Redis there are none. */
function awayLines(rounds, of) {
  if (rounds.some(({ away }) => !away)) return [];
  const p99 = of("away", (result) => result.p99);
  const there = of("crowd", (result) => result.p99);
  return [
    line(
      "Redis stopped: p99 of searches never asked before",
      ms(p99),
      `${ms(there)} with Redis, 32 connections`,
      over(p99, there),
      "< 500 ms",
      p99 < 500,
    ),
  ];
}

export function grownSearchLines(rounds, grown, sailings) {
  return ["direct", "connecting"].flatMap((name) => {
    const few = middle(rounds, (round) => spentOn(round[name].cpu));
    const many = middle(grown, (round) => spentOn(round[name].cpu));
    const ratio = over(many, few);
    const met = ratio == null ? undefined : ratio <= 1.3;
    return [
      line(
        `search not cached, ${name}, of ${sailings.toLocaleString("en")} sailings`,
        ms(many),
        `${ms(few)} of a year's; ${parts(grown, (round) => round[name].cpu)}`,
        ratio,
        "≤ 1.3 ×",
        met,
      ),
      line(
        "  p50",
        short(
          middle(grown, (round) => round[name].p50),
          "ms",
        ),
        short(
          middle(rounds, (round) => round[name].p50),
          "ms",
        ),
        over(
          middle(grown, (round) => round[name].p50),
          middle(rounds, (round) => round[name].p50),
        ),
      ),
    ];
  });
}
