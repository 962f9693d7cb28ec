import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { type CollectedSpan, openCollector } from "./testing/collector";
import { openWholeApp, type WholeApp } from "./testing/whole-app";

const server = process.env.TEST_DATABASE_URL;
const redis = process.env.TEST_REDIS_URL;
const timeout = 90_000;

/** What nobody may read anywhere but where it belongs: each is looked for as it is. */
const telltales = {
  name: "Zéphyrine Quatrebarbes",
  first: "Zéphyrine",
  last: "Quatrebarbes",
  email: "zephyrine.telltale@example.com",
  phone: "+33 6 98 76 54 32",
  document: "TELLTALE98765",
  care: "needs a telltale wheelchair",
  registration: "TT-987-TL",
  birth: "1957-11-23",
};

type Bought = { id: string; accessToken: string; reference: string; traceparent: string };
type Collector = Awaited<ReturnType<typeof openCollector>>;

describe.skipIf(!server)(
  "a purchase through a process of the app's own (needs TEST_DATABASE_URL)",
  () => {
    let world: World;
    let collector: Collector;
    let app: WholeApp;
    let sailing: string;
    beforeAll(async () => {
      world = await openWorld(server as string, 4);
      collector = await openCollector();
      app = await openWholeApp(world, {
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        OTEL_EXPORTER_OTLP_HEADERS: "x-team=ferries",
        OTEL_SERVICE_NAME: "gangway-test",
        OTEL_BSP_SCHEDULE_DELAY: "200",
        ...(redis ? { REDIS_URL: redis } : {}),
      });
      sailing = (await world.addSailing()).id;
    }, timeout);
    afterAll(async () => {
      await app?.end();
      collector?.end();
      await world?.end();
    }, timeout);

    const spansOf = (trace: string) => collector.spans.filter(({ traceId }) => traceId === trace);
    const traceOf = (traceparent: string) => traceparent.split("-")[1] as string;
    const statusOf = async (id: string) =>
      (await world.sql<{ status: string }[]>`select status from booking where id = ${id}`)[0]
        ?.status;

    async function buy(): Promise<Bought> {
      const wish = await requestFor(world, [sailing], {
        adults: 1,
        changes: {
          contact: {
            name: telltales.name,
            email: telltales.email,
            phone: telltales.phone,
            language: "fr",
          },
          vehicles: [
            {
              kind: "car",
              length_cm: 450,
              height_cm: 150,
              registration: telltales.registration,
              driver: 0,
            },
          ],
        },
      });
      const [passenger] = wish.passengers;
      Object.assign(passenger as object, {
        first_name: telltales.first,
        last_name: telltales.last,
        birth_date: telltales.birth,
        special_care: telltales.care,
        document: {
          kind: "passport",
          number: telltales.document,
          country: "FR",
          expires_on: "2035-01-01",
        },
      });
      const traceId = randomUUID().replaceAll("-", "");
      const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
      const placed = await app.post("/api/v1/bookings", wish, {
        "idempotency-key": `trace-${randomUUID()}`,
        traceparent,
      });
      expect(placed.status, JSON.stringify(placed.body)).toBe(201);
      const { id, access_token, reference } = placed.body.data as unknown as Record<string, string>;
      const bought = { id, accessToken: access_token, reference, traceparent } as Bought;
      const auth = { authorization: `Bearer ${access_token}` };
      const begun = await app.post(
        `/api/v1/bookings/${id}/payment-intent`,
        {},
        { ...auth, traceparent },
      );
      expect(begun.status, JSON.stringify(begun.body)).toBe(200);
      await app.pay(
        (begun.body.data as unknown as { payment_intent_id: string }).payment_intent_id,
      );
      await expect.poll(() => statusOf(bought.id), { timeout: 15_000 }).toBe("CONFIRMED");
      await expect
        .poll(
          async () =>
            (
              await world.sql`
              select 1 from notice where booking_id = ${bought.id} and kind = 'confirmation' and status = 'sent'`
            ).length,
          { timeout: 30_000 },
        )
        .toBe(1);
      return bought;
    }

    /** Every span of a trace hangs below another of it, or below the browser's. */
    function orphansIn(spans: CollectedSpan[]): string[] {
      const known = new Set(["00f067aa0ba902b7", ...spans.map(({ spanId }) => spanId)]);
      return spans
        .filter(({ parentSpanId }) => !known.has(parentSpanId ?? ""))
        .map(({ name }) => name);
    }
    const pathOf = (spans: CollectedSpan[], leaf: CollectedSpan | undefined) => {
      const path: string[] = [];
      for (let at = leaf; at; at = spans.find(({ spanId }) => spanId === at?.parentSpanId)) {
        path.unshift(at.name);
      }
      return path;
    };

    let bought: Bought;
    test("from the browser's request to the mail that ends it is one trace", {
      timeout,
    }, async () => {
      bought = await buy();
      const trace = traceOf(bought.traceparent);
      const names = () => new Set(spansOf(trace).map(({ name }) => name));
      await expect.poll(() => names().has("mail POST emails"), { timeout: 10_000 }).toBe(true);
      await expect
        .poll(() => names().has("job bookings-tell-operators"), { timeout: 10_000 })
        .toBe(true);
      const wanted = [
        "POST place-booking",
        "place booking",
        "sql place_bookings",
        "stripe POST payment_intents",
        "begin payment",
        "job payments-settle-event",
        "settle payment",
        "stripe GET payment_intents",
        "sql confirm_paid",
        "job emails-send-notice",
        ...(redis ? ["redis"] : []),
      ];
      // Each process hands its spans over by itself, a parent after its children.
      const lacking = () => wanted.filter((name) => !names().has(name));
      await expect.poll(lacking, { timeout: 15_000 }).toEqual([]);
      await expect.poll(() => orphansIn(spansOf(trace)), { timeout: 15_000 }).toEqual([]);
      const spans = spansOf(trace);
      const mail = spans.find(({ name }) => name === "mail POST emails");
      expect(pathOf(spans, mail)).toEqual([
        "POST place-booking",
        "place booking",
        "job payments-settle-event",
        "settle payment",
        "sql confirm_paid",
        "sql transaction",
        "job emails-send-notice",
        "mail POST emails",
      ]);
      // Stripe's own request is a trace of its own, which says where it belongs.
      const webhookOf = () =>
        collector.spans.find(
          ({ name, links }) =>
            name.includes("webhook") && links?.some(({ traceId }) => traceId === trace),
        );
      await expect.poll(webhookOf, { timeout: 15_000 }).toBeDefined();
      const webhook = webhookOf();
      expect(webhook?.traceId).not.toBe(trace);
      expect(collector.headers[0]?.["x-team"]).toBe("ferries");
      expect(collector.bodies[0]).toContain("gangway-test");
    });

    test("what it came to is counted, and nothing is at work any more", async () => {
      let text = await app.metrics();
      const said = (line: string) => {
        const found = text.split("\n").find((one) => one.startsWith(`${line} `));
        return Number(found?.slice(line.length));
      };
      for (const line of [
        'gangway_holds_total{outcome="placed"}',
        "gangway_bookings_confirmed_total",
        "gangway_stripe_webhook_settle_seconds_count",
        'gangway_mail_attempts_total{outcome="accepted"}',
        "gangway_mail_acceptance_seconds_count",
        'gangway_job_runs_total{group="emails",outcome="completed"}',
        'gangway_job_duration_seconds_count{group="payments"}',
        'gangway_stripe_requests_total{object="payment_intents",outcome="ok"}',
      ]) {
        const counted = async () => {
          text = await app.metrics();
          return said(line);
        };
        await expect.poll(counted, { message: line }).toBeGreaterThan(0);
      }
      expect(said('gangway_sales_minor_units_total{currency="EUR"}')).toBeGreaterThan(100);
      await expect
        .poll(async () =>
          /gangway_jobs_in_progress\{group="emails"\} 0\n/.test(await app.metrics()),
        )
        .toBe(true);
    });

    test("log lines say their request's and their trace's ids", () => {
      const trace = traceOf(bought.traceparent);
      const lines = app
        .output()
        .split("\n")
        .filter((line) => line.includes(trace));
      expect(lines.length).toBeGreaterThan(1);
      const line = JSON.parse(lines[0] as string);
      expect(line).toMatchObject({ traceId: trace, requestId: expect.any(String) });
    });

    test("neither spans nor log lines say who bought", async () => {
      const secrets = { ...telltales, accessToken: bought.accessToken, key: "trace-" };
      const said = (text: string) =>
        Object.entries(secrets)
          .filter(([, value]) => text.includes(value) || text.includes(encodeURIComponent(value)))
          .map(([what]) => what);
      // A search with names in its address, and one who asks for a booking in vain.
      await app.get(`/api/v1/ports?q=${encodeURIComponent(telltales.last)}`);
      await app.post(
        "/api/v1/bookings",
        { contact: { name: telltales.name, email: telltales.email } },
        {
          "idempotency-key": `trace-${randomUUID()}`,
        },
      );
      await new Promise((wake) => setTimeout(wake, 600));
      expect(app.output().split("\n").length).toBeGreaterThan(7);
      expect(collector.bodies.join("").length).toBeGreaterThan(10_000);
      expect(said(app.output())).toEqual([]);
      expect(said(collector.bodies.join("\n"))).toEqual([]);
      expect(collector.bodies.join("\n")).not.toMatch(/[?&](q|from|token)=|client_secret|_secret_/);
      // Negative control: the same look finds them in what a careless line would have said.
      const careless = JSON.stringify({
        msg: "placed",
        email: telltales.email,
        url: `/x?q=${encodeURIComponent(telltales.first)}`,
      });
      expect(said(careless)).toEqual(["first", "email"]);
    });

    test("negative control: an outbox that forgets its trace breaks it", { timeout }, async () => {
      await world.sql`
      create function forget_trace() returns trigger language plpgsql as
      $$ begin new.traceparent := null; return new; end $$`;
      await world.sql`
      create trigger forget_trace before insert on outbox for each row execute function forget_trace()`;
      const trace = traceOf((await buy()).traceparent);
      const ofTrace = () => spansOf(trace).map(({ name }) => name);
      await expect.poll(ofTrace, { timeout: 10_000 }).toContain("begin payment");
      await new Promise((wake) => setTimeout(wake, 800));
      expect(ofTrace().filter((name) => name.startsWith("job "))).toEqual([]);
      expect(
        collector.spans.filter(({ name }) => name === "job emails-send-notice").length,
      ).toBeGreaterThan(0);
    });
  },
);
