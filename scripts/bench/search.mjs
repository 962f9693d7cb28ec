import { pidAt, spentBetween, untilQuiet } from "./cpu.mjs";
import { written } from "./line.mjs";
import { press } from "./press.mjs";

const CONNECTIONS = 32;
/** Few at a time: what a search costs by itself, not what waiting costs. */
const FRESH_CONNECTIONS = 2;

/** Searches out of the cache and past it, pages, and the static JSON they are held against. */
export async function openSearches(stage) {
  const { base, rounds, seconds, note } = stage;
  const half = seconds / 2;
  const questions = await askable(stage.sql);
  const get = (path, headers) => written(base, "GET", path, headers);
  const search = (query) => get(`/api/v1/ferry/search?${new URLSearchParams(query)}`);
  const usual = search(questions.direct[0]);
  // As a browser asks for it. A booking's cookie makes it a page of its own, which Next draws.
  const results = (more) =>
    get(`/en/search?${new URLSearchParams({ ...questions.page, adults: "2" })}`, {
      "accept-encoding": "gzip, br",
      ...more,
    });
  const page = results({});
  const drawn = results({ cookie: "gangway_bookings=none" });
  // Each question once, in all rounds: what was asked before would come out of the cache.
  const once = (list, more) => {
    let next = 1;
    return () => search({ ...list[next++ % list.length], adults: "2", ...more });
  };
  const direct = once(questions.direct, {});
  const connecting = once(questions.connecting, { max_connections: "2" });

  const measure = async (how) => {
    await untilQuiet(stage.cpu, 5_000);
    const before = await stage.cpu.read();
    const pressed = await press({ base, seconds: half, ...how });
    const after = await stage.cpu.read();
    return { ...pressed, cpu: spentBetween(before, after, pressed.done) };
  };
  const many = (make) => measure({ connections: CONNECTIONS, make: () => make });
  const fresh = async (make) => {
    let missed = 0;
    const look = ({ head }) => {
      if (!/\nx-cache: *HIT/i.test(head)) missed += 1;
    };
    const measured = await measure({ connections: FRESH_CONNECTIONS, make, look });
    return { ...measured, missed: measured.done === 0 ? 0 : missed / measured.done };
  };
  const warmUp = async () => {
    note("searches to warm up");
    await press({ base, connections: CONNECTIONS, seconds: 1, make: () => usual });
    await press({ base, connections: FRESH_CONNECTIONS, seconds: 1, make: () => page });
    await press({ base, connections: FRESH_CONNECTIONS, seconds: 1, make: () => drawn });
    await fresh(direct);
    await fresh(connecting);
  };
  return {
    measure: async () => {
      await warmUp();
      const measured = [];
      for (let round = 1; round <= rounds; round++) {
        note(`searches, round ${round} of ${rounds}`);
        measured.push({
          next: await many(get("/api/health/live?by=next")),
          cached: await many(usual),
          single: await measure({ connections: FRESH_CONNECTIONS, make: () => usual }),
          page: await many(page),
          drawn: await measure({ connections: FRESH_CONNECTIONS, make: () => drawn }),
          direct: await fresh(direct),
          connecting: await fresh(connecting),
          crowd: await measure({ connections: CONNECTIONS, make: direct }),
          away: await withoutRedis(stage, () =>
            measure({ connections: CONNECTIONS, make: direct }),
          ),
        });
      }
      return measured;
    },
    measureGrown: async () => {
      await warmUp();
      const measured = [];
      for (let round = 1; round <= rounds; round++) {
        note(`searches among many, round ${round} of ${rounds}`);
        measured.push({ direct: await fresh(direct), connecting: await fresh(connecting) });
      }
      return measured;
    },
  };
}

/** Does something while Redis is stopped: it takes connections and answers nothing. Only of the bench's own stack. */
async function withoutRedis({ isOwn, endpoints }, work) {
  const pid = isOwn && endpoints.redis_url ? pidAt(endpoints.redis_url, 6379) : undefined;
  if (!pid) return null;
  process.kill(pid, "SIGSTOP");
  try {
    return await work();
  } finally {
    process.kill(pid, "SIGCONT");
    // Until the app asks it again.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
  }
}

async function askable(sql) {
  const direct = await sql`
    select from_port as "from", to_port as "to", departure_date::text as date from sailing
    where status = 'open' and departs_at between now() + interval '20 days' and now() + interval '300 days'
    group by 1, 2, 3 order by md5(from_port || to_port || departure_date::text) limit 12000`;
  const connecting = await sql`
    select * from (
      select distinct a.from_port as "from", b.to_port as "to", d.day::date::text as date
      from route a join route b on b.from_port = a.to_port and b.to_port <> a.from_port
      cross join generate_series(now() + interval '20 days', now() + interval '300 days', interval '7 days') d(day)
    ) pairs order by md5("from" || "to" || date) limit 12000`;
  // Pages have ports by name in their addresses.
  const [page] = await sql`
    select f.slug as "from", t.slug as "to", ${direct[0].date}::text as date from port f, port t
    where f.code = ${direct[0].from} and t.code = ${direct[0].to}`;
  return { direct: [...direct], connecting: [...connecting], page: { ...page } };
}
