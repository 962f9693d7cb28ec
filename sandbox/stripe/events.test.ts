import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bench, refusal, startBench } from "./testing";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const create = (idempotencyKey: string) =>
  bench.stripe.paymentIntents.create({ amount: 1000, currency: "eur" }, { idempotencyKey });
const about = ({ data }: { data: { object: unknown } }) => (data.object as { id: string }).id;

test("newest first, by type, a page at a time, forgotten after thirty days", async () => {
  const ids: string[] = [];
  for (const key of ["one", "two", "three"]) ids.push((await create(key)).id);
  for (const id of ids) await bench.stripe.paymentIntents.cancel(id);
  const { events } = bench.stripe;

  const all = (await events.list()).data;
  expect(all.map(({ type }) => type)).toEqual([
    ...Array(3).fill("payment_intent.canceled"),
    ...Array(3).fill("payment_intent.created"),
  ]);
  expect(all.slice(0, 3).map(about)).toEqual([...ids].reverse());
  expect((await events.list({ type: "payment_intent.*" })).data).toHaveLength(6);
  expect((await events.list({ type: "charge.*" })).data).toHaveLength(0);
  const created = await events.list({ types: ["payment_intent.created", "refund.created"] });
  expect(created.data.map(about)).toEqual([...ids].reverse());
  expect(created.data[2]?.request).toEqual({
    id: expect.stringMatching(/^req_/),
    idempotency_key: "one",
  });

  const first = await events.list({ limit: 4 });
  expect(first).toMatchObject({ has_more: true, url: "/v1/events" });
  const second = await events.list({ limit: 4, starting_after: first.data[3]?.id ?? "" });
  expect(second.has_more).toBe(false);
  expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  const back = await events.list({ limit: 4, ending_before: second.data[0]?.id ?? "" });
  expect(back.data.map(({ id }) => id)).toEqual(first.data.map(({ id }) => id));
  const walked: string[] = [];
  await events.list({ limit: 2 }).autoPagingEach(({ id }) => void walked.push(id));
  expect(walked).toEqual(all.map(({ id }) => id));
  for (const limit of [0, 101]) expect((await refusal(events.list({ limit }))).param).toBe("limit");
  const since = (all[0]?.created ?? 0) + 1;
  expect((await events.list({ created: { gte: since } })).data).toHaveLength(0);

  // A snapshot: what was true then.
  expect(all[5]?.data.object).toMatchObject({ id: ids[0], status: "requires_payment_method" });

  await bench.control("clock", { advance_seconds: 30 * 24 * 3600 });
  expect((await events.list()).data).toHaveLength(0);
  expect((await refusal(events.retrieve(all[0]?.id ?? ""))).statusCode).toBe(404);
});
