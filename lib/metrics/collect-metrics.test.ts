import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { healthOf } from "#lib/operator/operator-health";
import { countSearch } from "#lib/search/search-tally";
import { place, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { collectMetrics } from "./collect-metrics";
import { countKeptAnswers, countRequest } from "./count-requests";

const server = process.env.TEST_DATABASE_URL;

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
  });
  afterAll(() => world?.end());
  const read = async () => (await collectMetrics(world.sql)).text;
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
    health.calls = 10;
    health.failures = 5;
    for (let n = 0; n < 5; n += 1) health.breaker.failed(performance.now());
    const text = await read();
    const expected: Record<string, number> = {
      'gangway_http_requests_total{endpoint="search",status="200"}': 41,
      'gangway_http_requests_total{endpoint="search",status="422"}': 1,
      'gangway_http_request_seconds_count{endpoint="search"}': 2,
      'gangway_searches_15m{cache="hit"}': 3,
      'gangway_searches_15m{cache="bypass"}': 1,
      'gangway_search_hit_rate_15m{routes="all"}': 0.75,
      'gangway_search_p95_ms_15m{cached="no"}': 50,
      gangway_redis_up: 0,
      'gangway_operator_up{operator="CTN"}': 0,
      'gangway_operator_failures{operator="CTN"}': 5,
      'gangway_mails_1h{outcome="sent"}': 1,
      gangway_mail_seconds_1h: 4,
      'gangway_bookings_24h{status="PENDING"}': 1,
      'gangway_queue_dead_letters{group="emails"}': 0,
    };
    const found = Object.fromEntries(
      Object.keys(expected).map((name) => [name, figureOf(text, name)]),
    );
    expect(found).toEqual(expected);
    expect(text).toContain("nodejs_eventloop_lag_seconds");
    expect(figureOf(text, 'gangway_queue_length{group="bookings"}')).toBeGreaterThan(0);
    expect(figureOf(text, 'gangway_queue_oldest_seconds{group="bookings"}')).toBeGreaterThan(6);
    expect(figureOf(text, 'gangway_database_connections{state="active"}')).toBeGreaterThan(0);
  });

  test("what is no more is said no more", async () => {
    expect(await read()).toContain('gangway_bookings_24h{status="PENDING"}');
    await world.sql`update booking set created_at = now() - interval '2 days'`;
    expect(await read()).not.toContain('gangway_bookings_24h{status="PENDING"}');
  });
});
