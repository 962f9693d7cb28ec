import { Line, written } from "./line.mjs";
import { middle } from "./numbers.mjs";
import { press } from "./press.mjs";
import { badLines, line, ms, over, perSecond } from "./words.mjs";

const CONNECTIONS = 32;
/** Few at a time: what working one out costs by itself. */
const FRESH_CONNECTIONS = 2;
/** Sailings that many look at. */
const POPULAR = 100;

/** Recommendations out of the cache, for everybody and for who agreed to be remembered, and worked out afresh. */
export async function measureRecommendations({ base, rounds, seconds, note, sql }) {
  const sailings = await sql`
    select id from sailing where status = 'open'
      and departs_at between now() + interval '10 days' and now() + interval '200 days'
    order by md5(id::text) limit 12000`;
  const ids = sailings.map(({ id }) => id);
  const ask = (id, query, headers) =>
    written(base, "GET", `/api/v1/sailings/${id}/recommendations?${query}`, headers);
  const popular = ids.slice(0, POPULAR).map((id) => ask(id, "adults=2"));
  const cookie = await remembered(base, ids.slice(0, 5));
  const own = ids.slice(0, POPULAR).map((id) => ask(id, "adults=2", { cookie }));
  const inTurn = (requests) => {
    let next = 0;
    return () => requests[next++ % requests.length];
  };
  let unasked = POPULAR;
  const once = () => ask(ids[unasked++ % ids.length], "adults=2&children=1");
  const look = { base, seconds: seconds / 2 };
  note("recommendations to warm up");
  // Each once, so that it is kept.
  const lines = await Promise.all([1, 2].map(() => Line.open(base)));
  const all = [...popular, ...own];
  await Promise.all(
    lines.map(async (one, nth) => {
      for (let index = nth; index < all.length; index += lines.length) await one.ask(all[index]);
      one.close();
    }),
  );
  const measured = [];
  for (let round = 1; round <= rounds; round++) {
    note(`recommendations, round ${round} of ${rounds}`);
    measured.push({
      cached: await press({ ...look, connections: CONNECTIONS, make: inTurn(popular) }),
      own: await press({ ...look, connections: CONNECTIONS, make: inTurn(own) }),
      fresh: await press({ ...look, connections: FRESH_CONNECTIONS, make: once }),
    });
  }
  return measured;
}

/** The cookie of a browser that agreed, and has looked at these. */
async function remembered(base, ids) {
  const headers = { "content-type": "application/json", origin: base, "user-agent": "bench" };
  const agreed = await fetch(`${base}/api/v1/looks`, { method: "POST", headers });
  const cookie = (agreed.headers.get("set-cookie") ?? "").split(";")[0];
  const events = ids.map((sailing_id) => ({ type: "sailing.viewed", sailing_id }));
  await fetch(`${base}/api/v1/events`, {
    method: "POST",
    headers: { ...headers, cookie },
    body: JSON.stringify({ events }),
  });
  // Looks are written together, within a second.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  return cookie;
}

export function recommendationLines(rounds) {
  const of = (name, figure) => middle(rounds, (round) => figure(round[name]));
  const p95 = (name) => of(name, (result) => result.p95);
  const p50 = (name) => of(name, (result) => result.p50);
  const rate = (name) => of(name, (result) => result.perSecond);
  return [
    line(
      "recommendations out of the cache: p95",
      ms(p95("cached")),
      `${perSecond(rate("cached"))}, 32 connections`,
      null,
      "< 50 ms",
      p95("cached") < 50,
    ),
    line(
      "  for who agreed to be remembered: p95",
      ms(p95("own")),
      `${perSecond(rate("own"))}, 32 connections`,
      null,
      "< 50 ms",
      p95("own") < 50,
    ),
    line(
      "  worked out afresh: p50",
      ms(p50("fresh")),
      `${ms(p95("fresh"))} p95, 2 connections`,
      over(p50("fresh"), p50("cached")),
    ),
    ...badLines(rounds.flatMap((round) => Object.values(round))),
  ];
}
