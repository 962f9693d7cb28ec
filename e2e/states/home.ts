import type { Page } from "@playwright/test";
import { dayAhead } from "../support/stack";
import { expect } from "./patiently";
import type { Scene, State } from "./state";

/** Types into a port's field and takes the first answer. */
export async function takePort(page: Page, name: "from" | "to", typed: string): Promise<void> {
  const field = page.locator(`input[name=${name}]`);
  await expect(field).toHaveAttribute("role", "combobox");
  await field.fill(typed);
  await expect(page.getByRole("option").first()).toBeVisible();
  await field.press("ArrowDown");
  await field.press("Enter");
}

async function open({ page, locale }: Scene): Promise<void> {
  await page.goto(`/${locale}`);
  await expect(page.locator("input[name=from]")).toHaveAttribute("role", "combobox");
}

async function fill(scene: Scene): Promise<void> {
  await open(scene);
  await takePort(scene.page, "from", "marseille");
  await takePort(scene.page, "to", "tunis");
  await scene.page.locator("#date").fill(dayAhead(40));
}

export const homeStates: State[] = [
  { page: "home", name: "empty", quick: true, reach: open },
  {
    page: "home",
    name: "suggestions",
    quick: true,
    reach: async (scene) => {
      await open(scene);
      await scene.page.locator("input[name=from]").fill("mar");
      await expect(scene.page.getByRole("option").first()).toBeVisible();
    },
  },
  {
    page: "home",
    name: "no-such-port",
    reach: async (scene) => {
      await open(scene);
      const field = scene.page.locator("input[name=from]");
      await field.fill("zzzzzz");
      await expect(field).toHaveAttribute("aria-expanded", "false");
    },
  },
  { page: "home", name: "filled", reach: fill },
  {
    page: "home",
    name: "return-and-vehicle",
    quick: true,
    reach: async (scene) => {
      await fill(scene);
      await scene.page.locator("#return_date").fill(dayAhead(54));
      await chooseVehicle(scene.page, "camper");
    },
  },
];

/** A vehicle is chosen by its picture; the input behind it is out of sight. */
export async function chooseVehicle(page: Page, kind: string): Promise<void> {
  await page.locator(`input[name=vehicle][value=${kind}]`).check({ force: true });
}
