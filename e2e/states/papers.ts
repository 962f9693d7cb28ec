import { translator } from "../../lib/language/translator";
import type { Held } from "../support/held-booking";
import { cancelled } from "./booking";
import { adults, children, infant } from "./fill-checkout";
import { expect } from "./patiently";
import type { Scene, State } from "./state";

const party = { adults: "3", children: "2", infants: "1", vehicle: "camper" };
const names = [
  ...adults.slice(0, 2),
  { first: "عبد الرحمن", last: "بن علي", born: "12/11/1988", gender: "m" as const },
  ...children,
  infant,
];
const isoDay = (typed: string) => typed.split("/").reverse().join("-");

/** Six people, one of them with an Arabic name, and a camper: papers with much to say. */
function familyBooking({ locale, world }: Scene): Promise<Held> {
  return world.paid(locale, "family", {
    party,
    change: (body) => ({
      ...body,
      passengers: names.map(({ first, last, born, gender }) => ({
        ...body.passengers[0],
        first_name: first,
        last_name: last,
        birth_date: isoDay(born),
        gender,
      })),
      vehicles: [
        { kind: "camper", length_cm: 700, height_cm: 290, registration: "AB-123-CD", driver: 0 },
      ],
    }),
  });
}

const shown = (path: "ticket" | "receipt") => async (scene: Scene) =>
  scene.world.open(scene.page, await familyBooking(scene), scene.locale, `/${path}`);

async function ofTwo(scene: Scene): Promise<void> {
  const booking = await scene.world.paid(scene.locale, "confirmed");
  await scene.world.open(scene.page, booking, scene.locale, "/ticket");
}

async function refunded(scene: Scene): Promise<void> {
  const booking = await cancelled(scene, "pm_card_visa");
  await scene.world.open(scene.page, booking, scene.locale, "/receipt");
}

/** A ticket kept on this device, opened where there is no network. */
async function keptOffline(scene: Scene): Promise<void> {
  const { page, locale } = scene;
  await ofTwo(scene);
  await page.getByRole("button", { name: translator(locale, "keep_ticket")("keep") }).click();
  await expect(page.locator("[role=status]:not(:empty)").first()).toBeVisible();
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByRole("article")).toBeVisible();
}

export const paperStates: State[] = [
  { page: "ticket", name: "of-two", quick: true, reach: ofTwo },
  { page: "ticket", name: "of-a-family", reach: shown("ticket") },
  { page: "ticket", name: "kept-and-offline", reach: keptOffline },
  { page: "ticket", name: "of-two-printed", paper: true, reach: ofTwo },
  { page: "ticket", name: "of-a-family-printed", paper: true, reach: shown("ticket") },
  { page: "receipt", name: "of-a-family", quick: true, reach: shown("receipt") },
  { page: "receipt", name: "refunded", reach: refunded },
  { page: "receipt", name: "printed", paper: true, reach: shown("receipt") },
];
