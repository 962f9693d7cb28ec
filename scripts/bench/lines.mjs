import { middle } from "./numbers.mjs";
import { atMost, badLines, line, ms, over, parts, perSecond, spentOn } from "./words.mjs";

export function holdLines({ by, rounds, followed }) {
  const seeds = middle(rounds, (round) => round.seeds);
  const front = middle(rounds, (round) => round.front);
  const next = middle(rounds, (round) => round.next);
  const of = (name, figure) => middle(rounds, (round) => figure(round[name]));
  const one = of("one", (result) => result.perSecond);
  const many = of("many", (result) => result.perSecond);
  const against = `${perSecond(seeds)} seeds' transaction, one row, 64 clients, ${by}`;
  const costOf = (name) => [
    `  its CPU in app and Postgres, a booking`,
    ms(of(name, ({ cpu }) => spentOn(cpu))),
    parts(rounds, (round) => round[name].cpu),
  ];
  const latency = (name) => [
    `  p50 and p99`,
    `${ms(of(name, ({ p50 }) => p50))}, ${ms(of(name, ({ p99 }) => p99))}`,
    "64 connections, each asks again at once",
  ];
  return [
    line(
      "bookings, all on ONE sailing",
      perSecond(one),
      against,
      one / seeds,
      "≥ 1 ×, moonshot 2 ×",
      one >= seeds,
    ),
    line(...latency("one")),
    line(...costOf("one")),
    line("  beside static JSON, past Next", "", perSecond(front), one / front),
    line("  beside static JSON, by Next", "", perSecond(next), one / next),
    line(
      "bookings over 1,000 sailings",
      perSecond(many),
      `${perSecond(seeds)} the same transaction`,
      many / seeds,
      "≥ 1.5 ×",
      many >= 1.5 * seeds,
    ),
    line("  beside all on one sailing", "", perSecond(one), many / one),
    line(...latency("many")),
    line(...costOf("many")),
    line(
      "bookings on one, their timers running behind",
      perSecond(followed.perSecond),
      `${perSecond(one)} while these wait`,
      followed.perSecond / one,
    ),
    line("  CPU in app and Postgres, a booking", ms(spentOn(followed.cpu)), ""),
    ...badLines([...rounds.flatMap((round) => [round.one, round.many]), followed]),
  ];
}

export function grownLines({ rounds }, grown, bookings) {
  const few = middle(rounds, ({ one }) => spentOn(one.cpu));
  const many = middle(grown, ({ cpu }) => spentOn(cpu));
  const rateFew = middle(rounds, ({ one }) => one.perSecond);
  const rateMany = middle(grown, ({ perSecond: rate }) => rate);
  const ratio = over(many, few);
  return [
    line(
      `CPU of a booking among ${bookings.toLocaleString("en")}`,
      ms(many),
      `${ms(few)} in a new database`,
      ratio,
      "≤ 1.1 ×",
      ratio == null ? undefined : ratio <= 1.1,
    ),
    line(
      "  bookings, all on ONE sailing",
      perSecond(rateMany),
      perSecond(rateFew),
      rateMany / rateFew,
    ),
    ...badLines(grown),
  ];
}

export function purchaseLines(rounds) {
  const of = (figure) => middle(rounds, figure);
  const cost = of(({ cpu }) => cpu.all);
  const p99 = of((round) => round.p99);
  const mailP99 = of((round) => round.mailP99);
  const unqueued = rounds.reduce((sum, round) => sum + round.unqueued, 0);
  const unmailed = rounds.reduce((sum, round) => sum + round.unmailed, 0);
  return [
    line("purchases, hold to CONFIRMED", perSecond(of((round) => round.perSecond)), "8 buyers"),
    line(
      "  CPU in app, Postgres and Redis",
      ms(cost),
      `${parts(rounds, (round) => round.cpu)}; with the mails' rest ${ms(
        of(({ cpu, cpuAfter }) => add(cpu.all, cpuAfter.all)),
      )}`,
      null,
      "≤ 12 ms",
      atMost(cost, 12),
    ),
    line(
      "  payment to CONFIRMED, p50 and p99",
      `${ms(of((round) => round.p50))}, ${ms(p99)}`,
      "",
      null,
      "p99 ≤ 1 s",
      atMost(p99, 1000),
    ),
    line("  payment to mail accepted, p99", ms(mailP99), "", null, "≤ 3 s", atMost(mailP99, 3000)),
    ...(unqueued + unmailed > 0
      ? [line("  purchases without their mail", String(unqueued + unmailed), "", null, "0", false)]
      : []),
  ];
}

function add(one, other) {
  return one == null || other == null ? null : one + other;
}
