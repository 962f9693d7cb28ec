import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DomainError } from "#lib/errors/domain-error";
import { openTwoProcesses, type TwoProcesses } from "#lib/testing/two-processes";
import { answerOnce, type KeepingContext } from "./answer-once";
import type { KeyedRequest } from "./claim-key";
import { deleteAnswers } from "./delete-answers";
import { keyedHash } from "./request-hash";

const server = process.env.TEST_DATABASE_URL;
const sealingKey = Buffer.alloc(32, 7);
const hashOf = (request: unknown) => keyedHash(Buffer.alloc(32, 8), request);

describe.skipIf(!server)("one answer for a key (needs TEST_DATABASE_URL)", () => {
  let two: TwoProcesses;
  beforeAll(async () => {
    two = await openTwoProcesses(server as string, 20);
    await two.one.sql`create table effect (n integer generated always as identity, word text)`;
  });
  afterAll(() => two?.end());
  beforeEach(() => two.one.sql`truncate effect, idempotent_answer`);

  const request = (changes: Partial<KeyedRequest> = {}): KeyedRequest => ({
    actor: "booking:1",
    key: "a-key-of-16-signs",
    requestHash: hashOf({ wish: 1 }),
    ...changes,
  });
  /** Does what changes something, slowly, in one of two processes. */
  const ask = (turn: number, asked: KeyedRequest, context: Partial<KeepingContext> = {}) => {
    const { sql } = two.turn(turn);
    return answerOnce({ sql, sealingKey, ...context }, asked, async () => {
      const [row] = await sql<{ n: number }[]>`
        insert into effect (word) values ('done') returning n`;
      await sleep(40);
      return { status: 202, body: { data: { n: row?.n, name: "Amel" } } };
    });
  };
  /** As if the claims that are there had been made long ago. */
  const timeIsUp = () =>
    two.one
      .sql`update idempotent_answer set claimed_until = clock_timestamp() - interval '1 second'`;
  const effects = async () => (await two.one.sql`select from effect`).length;
  const codesOf = (results: PromiseSettledResult<unknown>[]) =>
    results.flatMap((one) => (one.status === "rejected" ? [one.reason.code as string] : []));

  test("50 at once, same key, same body: done once; the others are told to wait, and then the same", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, turn) => ask(turn, request())),
    );
    expect(await effects()).toBe(1);
    const refused = codesOf(results);
    expect(refused.filter((code) => code !== "in_progress")).toEqual([]);
    const answered = results.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(answered.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(answered.length + refused.length).toBe(50);
    const again = await Promise.all(Array.from({ length: 50 }, (_, turn) => ask(turn, request())));
    for (const { replayed, ...same } of again) {
      expect(replayed).toBe(true);
      expect({ ...same, replayed: false }).toEqual(answered.find((one) => !one.replayed));
    }
    expect(await effects()).toBe(1);
  });

  test("negative control: where a claim holds nothing, one key does it many times", async () => {
    const off = { claimSeconds: 0 };
    await Promise.allSettled(Array.from({ length: 50 }, (_, turn) => ask(turn, request(), off)));
    expect(await effects()).toBeGreaterThan(1);
  });

  test("50 at once, same key, bodies that differ: one is done, no other is", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, turn) => ask(turn, request({ requestHash: hashOf(turn) }))),
    );
    expect(await effects()).toBe(1);
    expect(codesOf(results)).toEqual(Array(49).fill("idempotency_mismatch"));
    const other = request({ requestHash: hashOf("another body, later") });
    await expect(ask(0, other)).rejects.toMatchObject({ code: "idempotency_mismatch" });
  });

  test("another's key is another key, and 50 keys are 50 effects", async () => {
    await ask(0, request());
    const other = await ask(1, request({ actor: "booking:2" }));
    expect(other.replayed).toBe(false);
    await Promise.all(
      Array.from({ length: 48 }, (_, turn) => ask(turn, request({ key: randomUUID() }))),
    );
    expect(await effects()).toBe(50);
  });

  test("a refusal is not kept: the same key may try again, with another body too", async () => {
    const refuse = () =>
      answerOnce({ sql: two.one.sql, sealingKey }, request(), async () => {
        throw new DomainError("not_cancellable", "No.");
      });
    await expect(refuse()).rejects.toMatchObject({ code: "not_cancellable" });
    expect(await two.one.sql`select from idempotent_answer`).toHaveLength(0);
    const other = await ask(1, request({ requestHash: hashOf({ wish: 2 }) }));
    expect(other.replayed).toBe(false);
  });

  test("a process that dies between the work and its answer: in progress, until its time is up", async () => {
    const dies = { claimSeconds: 60, beforeKeeping: () => new Promise<never>(() => {}) };
    void ask(0, request(), dies);
    await expect.poll(effects).toBe(1);
    await expect(ask(1, request())).rejects.toMatchObject({
      code: "in_progress",
      facts: { retryAfterSeconds: 1 },
    });
    // Another body is another request, whoever died.
    const other = request({ requestHash: hashOf("other") });
    await timeIsUp();
    await expect(ask(1, other)).rejects.toMatchObject({ code: "idempotency_mismatch" });
    expect((await ask(1, request())).replayed).toBe(false);
    expect((await ask(0, request())).replayed).toBe(true);
    expect(await effects()).toBe(2);
  });

  test("work that takes longer than a claim keeps its claim for as long as somebody is at it", async () => {
    const { sql } = two.one;
    const slow = answerOnce({ sql, sealingKey, claimSeconds: 1 }, request(), async () => {
      await sleep(2_400);
      return { status: 200, body: {} };
    });
    await sleep(1_700);
    await expect(ask(1, request())).rejects.toMatchObject({ code: "in_progress" });
    expect((await slow).replayed).toBe(false);
    expect(await effects()).toBe(0);
  });

  test("of 20 that come when a claim has run out, one goes on", async () => {
    const dies = { claimSeconds: 60, beforeKeeping: () => new Promise<never>(() => {}) };
    void ask(0, request(), dies);
    await expect.poll(effects).toBe(1);
    await timeIsUp();
    await Promise.allSettled(Array.from({ length: 20 }, (_, turn) => ask(turn, request())));
    expect(await effects()).toBe(2);
  });

  test("whose claim has gone to another does not keep its answer over the other's", async () => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const late = ask(0, request(), { claimSeconds: 60, beforeKeeping: () => gate });
    await expect.poll(effects).toBe(1);
    await timeIsUp();
    const second = await ask(1, request());
    go();
    await late;
    expect((await ask(0, request())).body).toEqual(second.body);
  });

  test("at rest an answer says nothing, and it opens in its own place only", async () => {
    await ask(0, request());
    const [row] = await two.one.sql<{ answer: Buffer }[]>`select answer from idempotent_answer`;
    expect(row?.answer.toString("latin1")).not.toMatch(/Amel|status|data/);
    await two.one.sql`
      insert into idempotent_answer select 'booking:9', key, request_hash, claim, claimed_until, answer, created_at
      from idempotent_answer`;
    await expect(ask(0, request({ actor: "booking:9" }))).rejects.toThrow();
  });

  test("after 30 days an answer is gone, whether or not it was deleted; bookings' keys stay", async () => {
    await ask(0, request());
    await two.one
      .sql`update idempotent_answer set created_at = now() - interval '29 days 23 hours'`;
    expect((await ask(1, request())).replayed).toBe(true);
    await two.one
      .sql`update idempotent_answer set created_at = now() - interval '30 days 1 minute'`;
    expect((await ask(1, request({ requestHash: hashOf("new") }))).replayed).toBe(false);

    await two.one.sql`
      insert into idempotent_answer (actor, key, request_hash, claim, claimed_until, created_at)
      select 'booking:old', 'key-' || n, 'a'::bytea, gen_random_uuid(), now(), now() - interval '31 days'
      from generate_series(1, 25) n`;
    await two.one.sql`
      insert into idempotency_key (scope, key, request_hash, created_at)
      values ('booking', ${randomUUID()}, 'a'::bytea, now() - interval '10 years')`;
    expect(await deleteAnswers(two.one.database, 10)).toEqual({ deleted: 25 });
    expect(await two.one.sql`select from idempotent_answer`).toHaveLength(1);
    expect(await two.one.sql`select from idempotency_key`).toHaveLength(1);
  });
});
