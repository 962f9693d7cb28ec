import { Line } from "./line.mjs";
import { at } from "./numbers.mjs";

/**
 * Keeps so many connections busy for so long, each asking again as soon as it is answered. `make` writes
 * the next request; an answer of another status than `expected` counts as bad, and no work.
 */
export async function press({ base, connections, seconds, make, expected = 200, look }) {
  const lines = await Promise.all(Array.from({ length: connections }, () => Line.open(base)));
  const times = [];
  const bad = new Map();
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    lines.map(async (line) => {
      while (performance.now() < until) {
        const asked = performance.now();
        const answer = await line.ask(make());
        if (answer.status === expected) times.push(performance.now() - asked);
        else bad.set(answer.status, (bad.get(answer.status) ?? 0) + 1);
        look?.(answer);
      }
    }),
  );
  const took = (performance.now() - began) / 1000;
  for (const line of lines) line.close();
  times.sort((a, b) => a - b);
  return {
    done: times.length,
    perSecond: times.length / took,
    p50: at(times, 0.5),
    p95: at(times, 0.95),
    p99: at(times, 0.99),
    bad: [...bad].map(([status, count]) => `${count} × ${status}`).join(", "),
  };
}
