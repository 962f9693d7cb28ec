import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalogue, type Metric } from "#lib/measure/catalogue";
import { count, observe } from "#lib/measure/measure";
import { healthOf } from "#lib/operator/operator-health";
import { countSearch } from "#lib/search/search-tally";
import { place, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { collectMetrics } from "./collect-metrics";
import { countKeptAnswers, countRequest } from "./count-requests";
import { sharedFigures } from "./shared-figures";

const server = process.env.TEST_DATABASE_URL;
const metrics = Object.entries<Metric>(catalogue);

describe("the catalogue", () => {
  // What Prometheus's own `promtool check metrics` holds names to, and what it cannot know.
  test.each(metrics)("%s is named as Prometheus names", (name, { type, help, labels }) => {
    expect(name).toMatch(/^gangway_[a-z0-9]+(_[a-z0-9]+)*$/);
    expect(help.length).toBeGreaterThan(10);
    expect(name.endsWith("_total")).toBe(type === "counter");
    expect(name).not.toMatch(/_(count|sum|bucket)$/);
    // Base units only: seconds and bytes, and no abbreviations.
    expect(name).not.toMatch(
      /_(ms|sec|s|us|ns|kb|mb|milliseconds|minutes|hours|days|kilobytes|percent)(_|$)/,
    );
    if (type === "histogram") expect(name).toMatch(/_seconds$/);
    expect(labels.length).toBeLessThanOrEqual(2);
    for (const label of labels) expect(label).toMatch(/^(?!le$|quantile$)[a-z]+$/);
  });

  test("no label is one that anybody could fill with anything", () => {
    const labels = new Set(metrics.flatMap(([, metric]) => [...metric.labels]));
    expect([...labels].sort()).toEqual([
      "cache",
      "cached",
      "collector",
      "currency",
      "endpoint",
      "group",
      "kind",
      "object",
      "operator",
      "outcome",
      "routes",
      "state",
      "status",
    ]);
  });

  test("what cannot be measured fails nothing", () => {
    expect(() => observe("gangway_stripe_webhook_lag_seconds", {}, Number.NaN)).not.toThrow();
    expect(() => count("gangway_bookings_confirmed_total", {}, -1)).not.toThrow();
  });
});

describe.skipIf(!server)("metrics (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 6);
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    await world.sql`
      update outbox set due_at = now() - interval '7 seconds', sent_at = null where booking_id = ${bookingId}`;
    await world.sql`
      insert into notice (id, booking_id, kind, language, status, created_at, due_at, sent_at)
      values (gen_random_uuid(), ${bookingId}, 'refund', 'en', 'sent', now() - interval '4 seconds',
        now() - interval '4 seconds', now())`;
    await world.sql`
      insert into inbox (id, source, type, object_id, received_at)
      values ('evt_waiting', 'stripe', 'payment_intent.succeeded', 'pi_1', now() - interval '9 seconds')`;
    await world.sql`
      insert into alert (kind, subject, opened_at, seen_at) values ('refund_failed', 'r1', now(), now())`;
  });
  afterAll(() => world?.end());
  const read = async () => (await collectMetrics(world.database)).text;
  /** The value of a line, by its name with labels. */
  const figureOf = (text: string, name: string) => {
    const line = text.split("\n").find((one) => one.startsWith(`${name} `));
    return line === undefined ? undefined : Number(line.slice(name.length + 1));
  };

  test("each says its figure, in Prometheus's text format", async () => {
    countRequest("search", 200, 12);
    countRequest("search", 422, 3);
    countKeptAnswers("search", 40);
    for (let n = 0; n < 3; n += 1) countSearch("HIT", "A-B", 1);
    countSearch("BYPASS", "A-B", 30);
    const health = healthOf("CTN", 4);
    for (let n = 0; n < 5; n += 1) health.breaker.failed(performance.now());
    const text = await read();
    const expected: Record<string, number> = {
      'gangway_http_requests_total{endpoint="search",status="200"}': 41,
      'gangway_http_requests_total{endpoint="search",status="422"}': 1,
      'gangway_http_request_duration_seconds_count{endpoint="search"}': 2,
      'gangway_searches_total{cache="hit"}': 3,
      'gangway_searches_total{cache="bypass"}': 1,
      'gangway_search_duration_seconds_count{cached="yes"}': 3,
      'gangway_search_hit_ratio_15m{routes="all"}': 0.75,
      'gangway_search_mean_seconds_15m{cached="no"}': 0.03,
      gangway_redis_up: 0,
      'gangway_operator_breaker_open{operator="CTN"}': 1,
      'gangway_mails_1h{outcome="sent"}': 1,
      gangway_mail_success_ratio_1h: 1,
      gangway_mail_mean_acceptance_seconds_1h: 4,
      'gangway_bookings_24h{status="PENDING"}': 1,
      'gangway_holds_total{outcome="placed"}': 1,
      'gangway_dead_letters{group="emails"}': 0,
      gangway_stripe_webhooks_waiting: 1,
      'gangway_alerts_open{kind="refund_failed"}': 1,
      'gangway_database_transactions{state="size"}': 6,
      'gangway_database_transactions{state="waiting"}': 0,
      'gangway_collector_success{collector="work"}': 1,
      'gangway_collector_success{collector="business"}': 1,
    };
    const found = Object.fromEntries(
      Object.keys(expected).map((name) => [name, figureOf(text, name)]),
    );
    expect(found).toEqual(expected);
    expect(text).toContain("nodejs_eventloop_lag_seconds");
    expect(text).toContain("process_resident_memory_bytes");
    expect(figureOf(text, 'gangway_queue_length{group="bookings"}')).toBeGreaterThan(0);
    expect(figureOf(text, 'gangway_queue_oldest_seconds{group="bookings"}')).toBeGreaterThan(6);
    expect(figureOf(text, 'gangway_database_connections{state="active"}')).toBeGreaterThan(0);
  });

  test("every metric of the catalogue is there, also where nothing happened yet", async () => {
    const text = await read();
    for (const [name, { type }] of metrics) expect(text).toContain(`# TYPE ${name} ${type}\n`);
  });

  test("who holds a connection and who waits for one is told apart", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const all = Array.from({ length: 8 }, () => world.sql.begin(() => held));
    await expect.poll(() => world.database.use.inUse).toBe(6);
    expect(world.database.use).toEqual({ inUse: 6, waiting: 2, size: 6 });
    release();
    await Promise.all(all);
    await expect(world.sql.begin(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(world.database.use).toEqual({ inUse: 0, waiting: 0, size: 6 });
  });

  test("what is no more is said no more", async () => {
    expect(await read()).toContain('gangway_bookings_24h{status="PENDING"}');
    await world.sql`update booking set created_at = now() - interval '2 days'`;
    expect(await read()).not.toContain('gangway_bookings_24h{status="PENDING"}');
  });

  test("a database that is away takes its own figures with it, and no others", async () => {
    const away = { ...world.database, sql: (() => Promise.reject(new Error("away"))) as never };
    const { text } = await collectMetrics(away);
    expect(figureOf(text, 'gangway_collector_success{collector="work"}')).toBe(0);
    expect(figureOf(text, 'gangway_http_requests_total{endpoint="search",status="200"}')).toBe(41);
    // What was read before is not how it stands: a queue that seems to stand still alarms nobody.
    const shared = [...sharedFigures.work, ...sharedFigures.business];
    for (const name of shared) expect(text).not.toMatch(new RegExp(`^${name}[ {]`, "m"));
    expect(await read()).toMatch(/^gangway_outbox_waiting \d/m);
  });

  test("a share of nothing is not said to be none of it", async () => {
    await world.sql`update notice set sent_at = now() - interval '2 hours' where status = 'sent'`;
    const text = await read();
    expect(figureOf(text, 'gangway_mails_1h{outcome="sent"}')).toBe(0);
    expect(text).not.toMatch(/^gangway_mail_success_ratio_1h /m);
    expect(text).not.toMatch(/^gangway_mail_mean_acceptance_seconds_1h /m);
  });
});

test("every figure that processes share is some collector's, so that it goes when that one fails", () => {
  const shared = metrics.filter(([, { scope }]) => scope === "shared").map(([name]) => name);
  const collected: string[] = Object.values(sharedFigures).flat();
  expect(collected.sort()).toEqual(shared.sort());
});
