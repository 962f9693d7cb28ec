import { spentBetween, untilQuiet } from "./cpu.mjs";
import { written } from "./line.mjs";
import { press } from "./press.mjs";

const CONNECTIONS = 32;
/** Few at a time: what a search costs by itself, not what waiting costs. */
const FRESH_CONNECTIONS = 2;

async function measure(stage, how) {
  await untilQuiet(stage.cpu, 5_000);
  const before = await stage.cpu.read();
  const pressed = await press({ base: stage.base, ...how });
  const after = await stage.cpu.read();
  return { ...pressed, cpu: spentBetween(before, after, pressed.done) };
}

/** Searches out of the cache and past it, and the static JSON they are held against. */
export async function measureSearch(stage) {
  const { base, rounds, seconds, note } = stage;
  const get = (path) => written(base, "GET", path);
  const search = (query) => get(`/api/v1/ferry/search?${new URLSearchParams(query)}`);
  const questions = await askable(stage.sql);
  const usual = search(questions.direct[0]);
  const half = seconds / 2;
  // Each question once, in all rounds: what was asked before would come out of the cache.
  const once = (list, more) => {
    let next = 1;
    return () => search({ ...list[next++ % list.length], adults: "2", ...more });
  };
  const direct = once(questions.direct, {});
  const connecting = once(questions.connecting, { max_connections: "2" });
  const fresh = async (make) => {
    let missed = 0;
    const how = { connections: FRESH_CONNECTIONS, seconds: half, make };
    const look = ({ head }) => {
      if (!/\nx-cache: *HIT/i.test(head)) missed += 1;
    };
    const measured = await measure(stage, { ...how, look });
    return { ...measured, missed: measured.done === 0 ? 0 : missed / measured.done };
  };
  note("searches to warm up");
  await press({ base, connections: CONNECTIONS, seconds: 1, make: () => usual });
  await fresh(direct);
  await fresh(connecting);
  const results = [];
  for (let round = 1; round <= rounds; round++) {
    note(`searches, round ${round} of ${rounds}`);
    const many = { connections: CONNECTIONS, seconds: half };
    results.push({
      next: await measure(stage, { ...many, make: () => get("/api/health/live?by=next") }),
      cached: await measure(stage, { ...many, make: () => usual }),
      direct: await fresh(direct),
      connecting: await fresh(connecting),
    });
  }
  return results;
}

async function askable(sql) {
  const direct = await sql`
    select from_port as "from", to_port as "to", departure_date::text as date from sailing
    where status = 'open' and departs_at between now() + interval '20 days' and now() + interval '300 days'
    group by 1, 2, 3 order by md5(from_port || to_port || departure_date::text) limit 6000`;
  const connecting = await sql`
    select * from (
      select distinct a.from_port as "from", b.to_port as "to", d.day::date::text as date
      from route a join route b on b.from_port = a.to_port and b.to_port <> a.from_port
      cross join generate_series(now() + interval '20 days', now() + interval '300 days', interval '17 days') d(day)
    ) pairs order by md5("from" || "to" || date) limit 6000`;
  return { direct: [...direct], connecting: [...connecting] };
}
