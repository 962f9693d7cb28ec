import { dayAhead } from "../support/stack";
import { expect } from "./patiently";
import type { Scene, State } from "./state";
import { twoAdults } from "./world";

type Query = Record<string, string>;

async function ask({ page, locale }: Scene, query: Query): Promise<void> {
  await page.goto(`/${locale}/search?${new URLSearchParams(query)}`);
}

/** Asks on a day that has a journey for this party. */
async function askOnGoodDay(scene: Scene, query: Query, more: Query = {}): Promise<void> {
  const { date } = await scene.world.journey(query);
  await ask(scene, { ...query, date, ...more });
  await expect(scene.page.getByRole("article").first()).toBeVisible();
}

/** A day within two months on which nobody sails between two ports that are served on others. */
function dayWithout({ world }: Scene, from: string, to: string): Promise<string> {
  return world.once(`day without ${from} ${to}`, async () => {
    for (let ahead = 30; ahead < 90; ahead += 1) {
      const params = { from, to, date: dayAhead(ahead), max_connections: "1" };
      const answer = await world.request.get("/api/v1/ferry/search", { params });
      if (((await answer.json()) as { data: object[] }).data.length === 0) return dayAhead(ahead);
    }
    throw new Error(`Somebody sails ${from} to ${to} on every day.`);
  });
}

const family = { ...twoAdults, children: "2", infants: "1" };
const camper = { vehicle: "camper", vehicle_length_cm: "700", vehicle_height_cm: "290" };

const seen = (name: string, reach: State["reach"], quick?: true): State => ({
  page: "results",
  name,
  reach,
  ...(quick && { quick }),
});

export const resultStates: State[] = [
  seen("direct", (scene) => askOnGoodDay(scene, twoAdults), true),
  seen("several", (scene) => askOnGoodDay(scene, { from: "bastia", to: "livorno", adults: "1" })),
  seen(
    "connection",
    (scene) =>
      askOnGoodDay(scene, { from: "tunis", to: "bastia", adults: "1", max_connections: "1" }),
    true,
  ),
  seen("family-and-camper", (scene) => askOnGoodDay(scene, { ...family, ...camper })),
  seen("details-open", async (scene) => {
    await askOnGoodDay(scene, family);
    await scene.page.getByRole("article").first().locator("summary").first().click();
  }),
  seen("choosing-the-way-back", async (scene) => {
    const { journey, date } = await scene.world.journey(twoAdults);
    const week = new Date(Date.parse(date) + 7 * 86_400_000).toISOString().slice(0, 10);
    await ask(scene, { ...twoAdults, date, return_date: week, out: journey.id });
    await expect(scene.page.getByRole("article").first()).toBeVisible();
  }),
  seen(
    "no-sailing-that-day",
    async (scene) => {
      const [from, to] = ["tunis", "palermo"];
      await ask(scene, { from, to, date: await dayWithout(scene, from, to), adults: "2" });
    },
    true,
  ),
  seen("never-sailed", (scene) =>
    ask(scene, { from: "tunis", to: "barcelona", date: dayAhead(44), adults: "2" }),
  ),
  seen("nothing-fits", async (scene) => {
    const { date } = await scene.world.journey(twoAdults);
    const truck = {
      vehicle: "camper",
      vehicle_length_cm: "1500",
      vehicle_height_cm: "400",
    };
    await ask(scene, { ...twoAdults, date, ...truck });
  }),
  seen("unknown-port", (scene) =>
    ask(scene, { from: "atlantis", to: "marseille", date: dayAhead(40) }),
  ),
  seen("invalid-date", (scene) => ask(scene, { ...twoAdults, date: "31-31-2031" })),
  seen("past-date", (scene) => ask(scene, { ...twoAdults, date: "2020-02-02" })),
  seen("far-date", (scene) => ask(scene, { ...twoAdults, date: dayAhead(900) })),
  seen("nine-passengers", (scene) => askOnGoodDay(scene, { ...twoAdults, adults: "9" })),
  seen("ten-passengers", (scene) =>
    ask(scene, { ...twoAdults, adults: "10", date: dayAhead(255) }),
  ),
  seen("long-names", (scene) =>
    askOnGoodDay(scene, { from: "civitavecchia", to: "tunis", adults: "4" }),
  ),
  seen(
    "port-of-200-letters",
    (scene) => ask(scene, { from: "x".repeat(200), to: "marseille", date: dayAhead(40) }),
    true,
  ),
];
