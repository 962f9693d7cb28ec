import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { config } from "#lib/config/config";
import { traveller } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import type { ResendClient } from "../resend-client";
import { confirmSubscription, readSubscription, stopSubscription } from "./change-subscription";
import { publishPromotion } from "./publish-promotion";
import { perMinute, sendPromotions } from "./send-promotions";
import { subscribe } from "./subscribe";
import { subscriberOf, subscriberToken } from "./subscriber-token";

const server = process.env.TEST_DATABASE_URL;
const clerk = { kind: "staff", id: "staff_1", role: "sales" } as const;
const words = {
  en: { subject: "Corsica in May", heading: "Corsica in May", lead: ["From €30."], link: "/en" },
  fr: { subject: "La Corse en mai", heading: "La Corse en mai", lead: ["Dès 30 €."], link: "/fr" },
};

describe.skipIf(!server)("offers by mail (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let mails: { to: string[]; subject: string; headers: Record<string, string>; text: string }[] =
    [];
  let answer: { status: number; name: string } | null = null;
  const resend = {
    emails: {
      send: async (mail: (typeof mails)[number]) => {
        if (answer) {
          const { status: statusCode, name } = answer;
          return { data: null, error: { statusCode, name, message: "" } };
        }
        mails.push(mail);
        return { data: { id: randomUUID() }, error: null };
      },
    },
  } as unknown as ResendClient;
  beforeAll(async () => {
    world = await openWorld(server as string, 5);
  });
  afterAll(() => world?.end());
  beforeEach(async () => {
    mails = [];
    answer = null;
    await world.sql`delete from subscriber`;
  });
  const secret = () => config().APP_SECRET;
  const ask = (email: string, language: "en" | "fr" = "en") =>
    subscribe(world.database, secret(), { email, language });
  const send = () => sendPromotions({ sql: world.sql, resend });
  const idOf = async (email: string) =>
    (await world.sql<{ id: string }[]>`select id from subscriber where email = ${email}`)[0]
      ?.id as string;

  test("nobody gets an offer who did not say yes; the question is asked once a day", async () => {
    await ask("amel@example.com", "fr");
    await ask("Amel@example.com", "fr");
    expect(await send()).toBe(1);
    expect(mails[0]?.subject).toContain("Voulez-vous recevoir");
    await ask("amel@example.com", "fr");
    expect(await send()).toBe(0);
    await publishPromotion(world.database, clerk, words);
    expect(await send()).toBe(0);
    await confirmSubscription(world.sql, await idOf("amel@example.com"));
    await publishPromotion(world.database, clerk, words);
    expect(await send()).toBe(1);
    expect(await send()).toBe(0);
    expect(mails[1]?.subject).toBe("La Corse en mai");
  });

  test("each offer carries the one click that ends them, and it ends what is on its way", async () => {
    await ask("amel@example.com");
    await send();
    const id = await idOf("amel@example.com");
    await confirmSubscription(world.sql, id);
    await publishPromotion(world.database, clerk, words);
    await send();
    const token = subscriberToken(secret(), id);
    expect(mails[1]?.headers).toEqual({
      "List-Unsubscribe": `<${config().APP_URL}/u/${token}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
    expect(mails[1]?.text).toContain(token);
    expect(subscriberOf(secret(), token)).toBe(id);
    expect(subscriberOf(secret(), `${randomUUID()}.${token.split(".")[1]}`)).toBeNull();
    expect(subscriberOf(secret(), "x")).toBeNull();
    await publishPromotion(world.database, clerk, words);
    await stopSubscription(world.sql, id);
    await stopSubscription(world.sql, id);
    expect(await send()).toBe(0);
    expect(await readSubscription(world.sql, id)).toEqual({ language: "en", state: "stopped" });
  });

  test("at a rate, and no further while mail does not go", async () => {
    await world.sql`
      insert into subscriber (id, email, language, asked_at, confirmed_at)
      select gen_random_uuid(), 's' || n || '@example.com', 'en', now(), now() from generate_series(1, 70) n`;
    expect(await publishPromotion(world.database, clerk, words)).toMatchObject({ mails: 70 });
    answer = { status: 429, name: "rate_limit_exceeded" };
    expect(await send()).toBe(0);
    const [tried] = await world.sql<{ count: number }[]>`
      select count(*)::int as count from subscriber_mail where attempts > 0`;
    expect(tried?.count).toBe(1);
    answer = null;
    expect(await send()).toBe(perMinute);
    await world.sql`update subscriber_mail set due_at = now() where status = 'due'`;
    expect(await send()).toBe(10);
    expect(new Set(mails.flatMap(({ to }) => to)).size).toBe(70);
  });

  test("only staff publish, and only what can be read", async () => {
    await expect(publishPromotion(world.database, traveller, words)).rejects.toMatchObject({
      code: "forbidden",
    });
    for (const change of [
      { subject: "" },
      { subject: "a\nb" },
      { lead: [] },
      { link: "//evil.example" },
      { link: "https://evil.example" },
    ]) {
      const wrong = { ...words, en: { ...words.en, ...change } };
      await expect(publishPromotion(world.database, clerk, wrong)).rejects.toMatchObject({
        code: "invalid",
      });
    }
  });
});
