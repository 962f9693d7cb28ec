import { translator } from "../../lib/language/translator";
import { expect } from "./patiently";
import type { Scene, State } from "./state";

/** A page that is only looked at: its address below the language. */
const at =
  (path: string) =>
  async ({ page, locale }: Scene): Promise<void> => {
    const answer = await page.goto(`/${locale}${path}`);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  };

export const discoveryStates: State[] = [
  { page: "crossing", name: "all-year", quick: true, reach: at("/routes/marseille/tunis") },
  { page: "crossing", name: "every-hour", reach: at("/routes/algeciras/ceuta") },
  { page: "crossing", name: "summer", quick: true, reach: at("/routes/marseille/porto-torres") },
  { page: "port", name: "many-crossings", quick: true, reach: at("/ports/marseille") },
  { page: "port", name: "none", reach: at("/ports/dover") },
  { page: "operator", name: "small", quick: true, reach: at("/operators/ctn") },
  { page: "operator", name: "large", reach: at("/operators/grimaldi-lines") },
  { page: "vessel", name: "large", quick: true, reach: at("/vessels/tanit") },
  { page: "vessel", name: "fast", reach: at("/vessels/margarita-salas") },
  { page: "explore", name: "all", quick: true, reach: at("/explore") },
  { page: "find", name: "empty", reach: at("/find") },
  { page: "find", name: "found", quick: true, reach: at("/find?q=genova+palermo") },
  {
    page: "find",
    name: "nothing",
    quick: true,
    reach: async (scene) => {
      await at("/find?q=zzzzzz")(scene);
      await expect(
        scene.page.getByText(translator(scene.locale, "discovery")("found_none")),
      ).toBeVisible();
    },
  },
  { page: "plain", name: "crossing", plain: true, reach: at("/routes/marseille/tunis") },
];
