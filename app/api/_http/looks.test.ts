// What is kept of those who look: nothing of one browser before its traveller agreed, all of it gone when he
// takes that back. Through the endpoints' own handlers, on a real Postgres.
import type { IncomingMessage } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { config } from "#lib/config/config";
import { agreedDays } from "#lib/recommendation/look-event";
import { flushLooks } from "#lib/recommendation/note-looks";
import { pseudonymOf } from "#lib/recommendation/pseudonym";
import { openWorld, type World } from "#lib/testing/world";
import { POST as tellEvents } from "../v1/events/route";
import { GET as readJourney } from "../v1/journeys/[id]/route";
import { POST as agree, DELETE as forget, GET as readLooks } from "../v1/looks/route";
import { GET as recommend } from "../v1/sailings/[id]/recommendations/route";
import { commonQuestion } from "./common-answers";
import { looksEnvelope, recommendationsEnvelope } from "./schemas/looks-answers";

const server = process.env.TEST_DATABASE_URL;

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;
type Asking = { body?: unknown; headers?: Record<string, string>; params?: object };

/** A browser that keeps the one cookie, as its Path allows. */
function browser(standing: Record<string, string> = {}) {
  let cookie = "";
  return {
    cookie: () => cookie,
    async ask(handler: Handler, method: string, { body, headers = {}, params = {} }: Asking = {}) {
      const response = await handler(
        new Request("http://localhost:3000/api/v1/looks", {
          method,
          headers: {
            "content-type": "application/json",
            "user-agent": "Mozilla/5.0",
            origin: new URL(config().APP_URL).origin,
            ...(cookie ? { cookie: `other=1; ${cookie}` } : {}),
            ...standing,
            ...headers,
          },
          body: body === undefined ? null : JSON.stringify(body),
        }),
        { params: Promise.resolve(params as never) },
      );
      const [line] = response.headers.getSetCookie();
      if (line) cookie = /max-age=0/i.test(line) ? "" : (line.split(";")[0] as string);
      const text = await response.text();
      return { status: response.status, line, body: text ? JSON.parse(text) : null };
    },
  };
}

test("what is kept for everybody is neither made from one traveller's looks nor given to him", () => {
  const asked = (path: string, cookie?: string) =>
    commonQuestion({ method: "GET", url: path, headers: { cookie } } as IncomingMessage);
  const beside = `/api/v1/sailings/${"0".repeat(8)}-0000-7000-8000-000000000000/recommendations?adults=2`;
  expect(asked(beside)?.endpoint).toBe("recommendations");
  expect(asked(beside, "other=1")?.endpoint).toBe("recommendations");
  expect(asked(beside, "other=1; looks=abc")).toBeUndefined();
  // Searches are the same for all.
  expect(asked("/api/v1/ferry/search?from=a&to=b", "looks=abc")?.endpoint).toBe("search");
});

/** Eight in the evening, so many days from today: far from the ordinary sailing, which is thirty days away. */
const eveningIn = (days: number) =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T20:00`;

describe.skipIf(!server)("who looks (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let first: string;
  let second: string;
  beforeAll(async () => {
    world = await openWorld(server as string);
    first = (await world.addSailing()).id;
    second = (await world.addSailing({ departs: eveningIn(60) })).id;
  }, 60_000);
  afterAll(() => world?.end());
  beforeEach(async () => {
    Object.assign(globalThis, { [Symbol.for("gangway.limits")]: undefined });
    await flushLooks(world.sql);
    await world.sql`delete from look_count`;
    await world.sql`delete from look_pair`;
  });

  const viewed = (id: string) => ({ type: "sailing.viewed", sailing_id: id });
  const everything = () => [
    viewed(first),
    { type: "route.searched", from: "TNLGN", to: "FRMRS" },
    { type: "recommendation.followed", sailing_id: second, shown_on: first },
  ];
  async function written() {
    await flushLooks(world.sql);
    const looks = await world.sql<{ kind: string; pseudonym: string }[]>`
      select kind, pseudonym from look order by id`;
    const counts = await world.sql<{ kind: string; sailing_id: string | null; count: number }[]>`
      select kind, sailing_id, count from look_count order by kind, sailing_id`;
    const pairs = await world.sql`select shown_on, sailing_id, count from look_pair`;
    return { looks: [...looks], counts: [...counts], pairs: [...pairs] };
  }

  test("before anybody agreed there is no cookie and no pseudonym, only numbers by the day", async () => {
    const visitor = browser();
    for (let time = 0; time < 2; time += 1) {
      const told = await visitor.ask(tellEvents, "POST", { body: { events: everything() } });
      expect(told).toEqual({ status: 204, line: undefined, body: null });
    }
    await visitor.ask(readJourney, "GET", { params: { id: first } });
    await visitor.ask(recommend, "GET", { params: { id: first } });
    const asked = await visitor.ask(readLooks, "GET");
    expect(asked.body).toEqual({ data: { agreed: false, looks: [] } });
    expect(visitor.cookie()).toBe("");
    const { looks, counts, pairs } = await written();
    expect(looks).toEqual([]);
    expect(counts).toEqual([
      // The same sender counts once.
      { kind: "recommendation.followed", sailing_id: second, count: 1 },
      { kind: "route.searched", sailing_id: null, count: 2 },
      { kind: "sailing.viewed", sailing_id: first, count: 3 },
    ]);
    expect(pairs).toEqual([{ shown_on: first, sailing_id: second, count: 1 }]);
    expect(await world.sql`select 1 from look_consent`).toHaveLength(0);
  });

  test("who agrees is remembered under a digest of a random cookie, which the pages never see", async () => {
    const visitor = browser();
    const said = await visitor.ask(agree, "POST");
    expect(said).toMatchObject({ status: 201, body: { data: { agreed: true } } });
    expect(said.line).toMatch(/^looks=[\w-]{22}; Path=\/api\/v1; /);
    expect(said.line).toContain("HttpOnly; SameSite=Strict");
    // 13 months at most; and never prolonged by a visit.
    expect(said.line).toContain(`Max-Age=${agreedDays * 86_400};`);
    expect(agreedDays).toBeLessThan(395);
    expect((await visitor.ask(agree, "POST")).line).toBeUndefined();
    await visitor.ask(tellEvents, "POST", { body: { events: everything() } });
    const { looks, pairs } = await written();
    const id = visitor.cookie().slice("looks=".length);
    expect(looks.map(({ pseudonym }) => pseudonym)).toEqual(Array(3).fill(pseudonymOf(id)));
    expect(JSON.stringify(looks)).not.toContain(id);
    // A pair would say the same once more.
    expect(pairs).toEqual([]);
    const kept = await visitor.ask(readLooks, "GET");
    expect(looksEnvelope.parse(kept.body).data.looks).toHaveLength(3);
    expect(kept.body.data.agreed).toBe(true);
  });

  test("taking it back deletes all that was kept, also what was not written yet", async () => {
    const visitor = browser();
    await visitor.ask(agree, "POST");
    await visitor.ask(tellEvents, "POST", { body: { events: [viewed(first)] } });
    await flushLooks(world.sql);
    const before = visitor.cookie();
    const pseudonym = pseudonymOf(before.slice("looks=".length)) as string;
    await visitor.ask(tellEvents, "POST", { body: { events: [viewed(second)] } });
    const gone = await visitor.ask(forget, "DELETE");
    expect(gone.body.data).toEqual({ agreed: false, deleted: 1 });
    expect(visitor.cookie()).toBe("");
    await flushLooks(world.sql);
    const mine = () => world.sql`select 1 from look where pseudonym = ${pseudonym}`;
    expect(await mine()).toHaveLength(0);
    expect(await world.sql`select 1 from look_consent where pseudonym = ${pseudonym}`).toHaveLength(
      0,
    );
    // Nor does the old cookie, sent from a copy, bring anything back.
    await browser({ cookie: before }).ask(tellEvents, "POST", {
      body: { events: [viewed(first)] },
    });
    await flushLooks(world.sql);
    expect(await mine()).toHaveLength(0);
    // Negative control: had the agreement stood, it would have.
    await world.sql`insert into look_consent values (${pseudonym}, now())`;
    await browser({ cookie: before }).ask(tellEvents, "POST", {
      body: { events: [viewed(first)] },
    });
    await flushLooks(world.sql);
    expect(await mine()).toHaveLength(1);
  });

  test("a look that is written while its traveller takes consent back is left out, and no other with it", async () => {
    const visitor = browser();
    await visitor.ask(agree, "POST");
    const pseudonym = pseudonymOf(visitor.cookie().slice("looks=".length)) as string;
    let takenBack = () => {};
    const meanwhile = new Promise<void>((resolve) => {
      takenBack = resolve;
    });
    let forgetting: Promise<unknown> | undefined;
    await new Promise<void>((begun) => {
      forgetting = world.sql.begin(async (tx) => {
        await tx`delete from look_consent where pseudonym = ${pseudonym}`;
        begun();
        await meanwhile;
      });
    });
    await visitor.ask(tellEvents, "POST", { body: { events: [viewed(first)] } });
    await browser().ask(tellEvents, "POST", { body: { events: [viewed(second)] } });
    const writing = written();
    await new Promise((resolve) => setTimeout(resolve, 300));
    takenBack();
    await forgetting;
    expect((await writing).counts).toHaveLength(2);
    expect(await world.sql`select 1 from look where pseudonym = ${pseudonym}`).toHaveLength(0);
  });

  test.each([
    ["Global Privacy Control", { "sec-gpc": "1" }],
    ["Do Not Track", { dnt: "1" }],
  ])("a browser that says no by %s is not remembered, whatever its cookie says", async (_, no) => {
    const refused = await browser(no).ask(agree, "POST");
    expect(refused).toMatchObject({ line: undefined, body: { data: { agreed: false } } });
    const visitor = browser();
    await visitor.ask(agree, "POST");
    const pseudonym = pseudonymOf(visitor.cookie().slice("looks=".length)) as string;
    const looks = () => world.sql`select 1 from look where pseudonym = ${pseudonym}`;
    await visitor.ask(tellEvents, "POST", { body: { events: [viewed(first)] }, headers: no });
    await flushLooks(world.sql);
    expect(await looks()).toHaveLength(0);
    // What it agreed to before can be taken back all the same.
    await visitor.ask(tellEvents, "POST", { body: { events: [viewed(first)] } });
    await flushLooks(world.sql);
    expect(await looks()).toHaveLength(1);
    await visitor.ask(forget, "DELETE", { headers: no });
    expect(await looks()).toHaveLength(0);
  });

  test("only our own pages tell, only what there is, and robots are not counted", async () => {
    const visitor = browser();
    const events = [viewed(first)];
    const from = (origin: string) => ({ body: { events }, headers: { origin } });
    expect(await visitor.ask(tellEvents, "POST", from("https://evil.example"))).toMatchObject({
      status: 403,
    });
    expect(await visitor.ask(forget, "DELETE", from("https://evil.example"))).toMatchObject({
      status: 403,
    });
    expect(await visitor.ask(agree, "POST", from("https://evil.example"))).toMatchObject({
      status: 403,
    });
    for (const body of [
      {},
      { events: [] },
      { events: Array(11).fill(viewed(first)) },
      { events: [{ ...viewed(first), name: "Amel" }] },
      { events: [{ type: "sailing.viewed", sailing_id: "1' or 1=1" }] },
      { events: [{ type: "route.searched", from: "TN\u0000GN", to: "FRMRS" }] },
      { events, email: "amel@example.com" },
    ]) {
      expect((await visitor.ask(tellEvents, "POST", { body })).status).toBe(422);
    }
    const headers = { "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)" };
    const robot = await visitor.ask(tellEvents, "POST", { body: { events }, headers });
    expect(robot.status).toBe(204);
    const unknown = "00000000-0000-7000-8000-000000000000";
    const nothing = [viewed(unknown), { type: "route.searched", from: "TNLGN", to: "XXXXX" }];
    expect((await visitor.ask(tellEvents, "POST", { body: { events: nothing } })).status).toBe(204);
    expect(await written()).toEqual({ looks: expect.anything(), counts: [], pairs: [] });
  });

  test("the answer is as it is described, and a browser that agreed is shown nothing it has seen", async () => {
    const third = (await world.addSailing({ departs: eveningIn(62) })).id;
    const visitor = browser();
    await visitor.ask(agree, "POST");
    const shown = async () => {
      const { body } = await visitor.ask(recommend, "GET", { params: { id: second } });
      return recommendationsEnvelope.parse(body).data.map(({ sailing_id }) => sailing_id);
    };
    expect(await shown()).toEqual([third]);
    await visitor.ask(tellEvents, "POST", { body: { events: [viewed(third)] } });
    await flushLooks(world.sql);
    expect(await shown()).toEqual([]);
    await visitor.ask(forget, "DELETE");
    expect(await shown()).toEqual([third]);
  });

  test("nobody pushes a sailing onto another's page: a sender counts once a day for a pair, and for twenty an hour", async () => {
    const follow = { type: "recommendation.followed", sailing_id: second, shown_on: first };
    const push = async () => {
      for (let turn = 0; turn < 5; turn += 1) {
        const body = { events: Array(10).fill(follow) };
        // With and without a cookie, each time as somebody new.
        const told = await browser().ask(tellEvents, "POST", { body });
        expect(told.status).toBe(204);
      }
      return (await written()).pairs;
    };
    expect(await push()).toEqual([{ shown_on: first, sailing_id: second, count: 1 }]);
    expect(await push()).toEqual([{ shown_on: first, sailing_id: second, count: 1 }]);
    // The negative control: were it forgotten who counted, each time would count.
    Object.assign(globalThis, { [Symbol.for("gangway.limits")]: undefined });
    expect(await push()).toEqual([{ shown_on: first, sailing_id: second, count: 2 }]);
    await world.sql`delete from look_pair`;
    const others = [first, second].flatMap((id) => [id, id]);
    for (let n = 0; n < 30; n += 1) {
      others.push(
        (
          await world.addSailing({
            departs: `2027-02-${String((n % 27) + 1).padStart(2, "0")}T20:00`,
          })
        ).id,
      );
    }
    Object.assign(globalThis, { [Symbol.for("gangway.limits")]: undefined });
    for (const sailing_id of new Set(others)) {
      await browser().ask(tellEvents, "POST", { body: { events: [{ ...follow, sailing_id }] } });
    }
    expect((await written()).pairs.length).toBeLessThanOrEqual(20);
  }, 60_000);
});
