import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acknowledgeAlert } from "#lib/alert/acknowledge-alert";
import { closeAlert } from "#lib/alert/close-alert";
import { openAlert } from "#lib/alert/open-alert";
import { watchWork } from "#lib/job/watch-work";
import { openWorld, type World } from "#lib/testing/world";
import type { ResendClient } from "./resend-client";
import { tellAlerts } from "./tell-alerts";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("watching the work, and telling of it (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let pager: Server;
  let posted: { kind: string; state: string; subject: string }[] = [];
  let mails: { subject: string; to: string[] }[] = [];
  let answer = 200;
  let mailsGo = true;
  let webhookUrl = "";
  beforeAll(async () => {
    world = await openWorld(server as string, 5);
    pager = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        if (answer === 200) posted.push(JSON.parse(Buffer.concat(parts).toString()));
        response.writeHead(answer).end();
      });
    });
    await new Promise<void>((ready) => pager.listen(0, "127.0.0.1", ready));
    webhookUrl = `http://127.0.0.1:${(pager.address() as AddressInfo).port}/hook`;
  });
  afterAll(async () => {
    pager?.close();
    await world?.end();
  });
  beforeEach(async () => {
    posted = [];
    mails = [];
    answer = 200;
    await world.sql`delete from alert`;
    await world.sql`delete from job_run`;
    await world.sql`delete from outbox`;
  });
  const resend = {
    emails: {
      send: async (mail: { subject: string; to: string[] }) => {
        if (!mailsGo) return { data: null, error: { name: "application_error", statusCode: 500 } };
        mails.push(mail);
        return { data: { id: randomUUID() }, error: null };
      },
    },
  } as unknown as ResendClient;
  const tell = () =>
    tellAlerts(
      { database: world.database, resend },
      {
        emails: ["ops@gangway.example"],
        webhookUrl,
        from: "Gangway <ops@gangway.example>",
        appUrl: "https://gangway.example",
      },
    );

  test("once when it opens, however often it is seen, and once when it is over", async () => {
    const alert = { kind: "queue_long", subject: "emails", detail: { length: 501 } };
    await openAlert(world.sql, alert);
    expect(await tell()).toBe(1);
    await openAlert(world.sql, { ...alert, detail: { length: 900 } });
    expect(await tell()).toBe(0);
    await closeAlert(world.sql, alert);
    expect(await tell()).toBe(1);
    expect(await tell()).toBe(0);
    expect(posted.map(({ state }) => state)).toEqual(["open", "over"]);
    expect(mails.map(({ subject }) => subject)).toEqual([
      "Alert: queue long (emails)",
      "All clear: queue long (emails)",
    ]);
    // A second incident is a second word.
    await openAlert(world.sql, alert);
    expect(await tell()).toBe(1);
  });

  test("a pager that is away is told when it is back; what came and went meanwhile is not told", async () => {
    answer = 503;
    await openAlert(world.sql, { kind: "dispute", subject: "du_1" });
    await openAlert(world.sql, { kind: "group_silent", subject: "emails" });
    expect(await tell()).toBe(0);
    await closeAlert(world.sql, { kind: "group_silent", subject: "emails" });
    answer = 200;
    // The mails went out meanwhile, so they say that it is over, too.
    expect(await tell()).toBe(2);
    expect(posted).toMatchObject([{ kind: "dispute", subject: "du_1", state: "open" }]);
  });

  test("a webhook that is away keeps no mail back, and nobody hears anything twice", async () => {
    answer = 503;
    const alert = { kind: "dispute", subject: "du_3" };
    await openAlert(world.sql, alert);
    expect(await tell()).toBe(0);
    expect(await tell()).toBe(0);
    expect(mails.map(({ subject }) => subject)).toEqual(["Alert: dispute (du_3)"]);
    // It is over for those who heard of it.
    await closeAlert(world.sql, alert);
    answer = 200;
    expect(await tell()).toBe(1);
    expect(await tell()).toBe(0);
    expect(mails.map(({ subject }) => subject)).toEqual([
      "Alert: dispute (du_3)",
      "All clear: dispute (du_3)",
    ]);
    expect(posted).toEqual([]);
    // The other way about: one that opens while no mail goes.
    mails = [];
    mailsGo = false;
    await openAlert(world.sql, alert);
    expect(await tell()).toBe(0);
    expect(await tell()).toBe(0);
    mailsGo = true;
    expect(await tell()).toBe(1);
    expect(posted.map(({ state }) => state)).toEqual(["open"]);
    expect(mails).toHaveLength(1);
  });

  test("a queue over 500, a silent group and dead letters are alerts until they are not", async () => {
    await world.sql`
      insert into outbox (id, event, data, created_at, due_at)
      select gen_random_uuid(), 'notice/due', '{}', now(), now() - interval '1 minute'
      from generate_series(1, 501)`;
    const dead = randomUUID();
    await world.sql`
      insert into outbox (id, event, data, created_at, due_at, sent_at)
      values (${dead}, 'refund/requested', '{}', now(), now(), now())`;
    await world.sql`
      insert into job_run (run_id, function_id, "group", event_id, status, attempts, started_at, updated_at, ended_at)
      values ('r1', 'payments-send-refund', 'payments', ${dead}, 'failed', 6, now(), now(), now()),
        ('r2', 'bookings-sweep-holds', 'bookings', null, 'completed', 1, now() - interval '6 minutes',
          now() - interval '6 minutes', now() - interval '6 minutes')`;
    expect((await watchWork(world.sql, 3_600)).sort()).toEqual([
      "dead_letters payments",
      "group_silent bookings",
      "group_silent emails",
      "queue_long emails",
    ]);
    // Who has just started calls nobody silent.
    await world.sql`delete from alert`;
    expect((await watchWork(world.sql, 60)).sort()).toEqual([
      "dead_letters payments",
      "queue_long emails",
    ]);
    await world.sql`delete from outbox where event = 'notice/due'`;
    await world.sql`update job_run set status = 'completed'`;
    expect(await watchWork(world.sql, 60)).toEqual([]);
    expect(await world.sql`select 1 from alert where closed_at is null`).toHaveLength(0);
  });

  test("the first of the staff who looks after it counts", async () => {
    await openAlert(world.sql, { kind: "dispute", subject: "du_2" });
    const [row] = await world.sql<{ id: string }[]>`select id from alert`;
    const id = row?.id as string;
    const one = { kind: "staff", id: "a", role: "sales" } as const;
    expect(await acknowledgeAlert(world.database, one, id)).toBe(true);
    expect(
      await acknowledgeAlert(world.database, { kind: "staff", id: "b", role: "sales" }, id),
    ).toBe(false);
    await expect(
      acknowledgeAlert(world.database, { kind: "traveller", id: "x" }, id),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});
