import { expect } from "./patiently";
import type { Scene, State } from "./state";
import { twoAdults } from "./world";

type Query = Record<string, string>;

/** Opens the page of the journey that this party would be shown first. */
async function open({ page, locale, world }: Scene, query: Query, more: Query = {}): Promise<void> {
  const { journey } = await world.journey(query);
  const { from, to, max_connections, ...party } = query;
  const params = new URLSearchParams({ ...party, ...more });
  await page.goto(`/${locale}/journeys/${journey.id}?${params}`);
  await expect(page.locator(`a[href^="/${locale}/"][href*="${journey.id}"]`).first()).toBeVisible();
}

const camper = { vehicle: "camper", vehicle_length_cm: "700", vehicle_height_cm: "290" };
const overCorsica = { from: "tunis", to: "bastia", adults: "1", max_connections: "1" };

export const journeyStates: State[] = [
  { page: "journey", name: "direct", quick: true, reach: (scene) => open(scene, twoAdults) },
  { page: "journey", name: "connection", reach: (scene) => open(scene, overCorsica) },
  {
    page: "journey",
    name: "family-and-camper",
    reach: (scene) => open(scene, { ...twoAdults, children: "2", infants: "1", ...camper }),
  },
  {
    page: "journey",
    name: "unknown",
    reach: async ({ page, locale }) => {
      await page.goto(`/${locale}/journeys/nothing-of-ours?adults=2`);
    },
  },
];
