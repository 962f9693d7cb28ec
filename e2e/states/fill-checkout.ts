import type { Page } from "@playwright/test";
import { newEmail } from "../support/stack";
import { expect } from "./patiently";

/** Somebody who travels, by the words on the passport. */
export type Traveller = { first: string; last: string; born: string; gender: "f" | "m" | "x" };

const inJanuary = (years: number) => `02/01/${new Date().getFullYear() - years}`;

/** A party of any size: two adults come first. */
export const adults: Traveller[] = [
  { first: "Amel", last: "Ben Salah", born: "01/05/1985", gender: "f" },
  { first: "Karim", last: "Ben Salah", born: "02/06/1983", gender: "m" },
  { first: "Zoë", last: "O’Neil", born: "12/11/1990", gender: "x" },
  { first: "Claire", last: "Dupont", born: "01/02/1985", gender: "f" },
  { first: "Mehdi", last: "Dupont", born: "03/04/1983", gender: "m" },
  { first: "Giulia", last: "Rossi", born: "09/09/1979", gender: "f" },
  { first: "Marco", last: "Rossi", born: "10/10/1977", gender: "m" },
  { first: "Ana", last: "García", born: "11/12/1992", gender: "f" },
  { first: "Luis", last: "García", born: "13/03/1991", gender: "m" },
];
export const children: Traveller[] = [
  { first: "Inès", last: "Ben Salah", born: inJanuary(9), gender: "f" },
  { first: "Adam", last: "Ben Salah", born: inJanuary(6), gender: "m" },
];
export const infant: Traveller = {
  first: "Lou",
  last: "Ben Salah",
  born: inJanuary(1),
  gender: "x",
};

/** By id, not by label: the same in every language. */
const at = (page: Page, path: string) => page.locator(`[id="${path}"]`);

/** Types who one passenger is. */
export async function typePassenger(
  page: Page,
  position: number,
  { first, last, born, gender }: Traveller,
): Promise<void> {
  const path = `passengers.${position}`;
  await at(page, `${path}.first_name`).fill(first);
  await at(page, `${path}.last_name`).fill(last);
  await at(page, `${path}.birth_date`).fill(born);
  await page.locator(`input[name="${path}.gender"][value=${gender}]`).check({ force: true });
  if (position === 0) await at(page, `${path}.nationality`).selectOption("FR");
  const number = at(page, `${path}.document.number`);
  if ((await number.count()) === 0) return;
  await number.fill(`12AB3456${position}`);
  await at(page, `${path}.document.expires_on`).fill("31/12/2034");
}

export async function typeContact(page: Page, email = newEmail("look")): Promise<void> {
  await at(page, "contact.email").fill(email);
  await at(page, "contact.phone").fill("+33 6 12 34 56 78");
}

/** The decision that is open: fare-0, cabins-0, passenger-1, vehicle or contact. */
export async function openStep(page: Page): Promise<string> {
  const title = page.locator("[aria-current=step] h2");
  return ((await title.getAttribute("id")) ?? "").replace(/-title$/, "");
}

/** Answers one decision as most would. */
async function answer(page: Page, step: string, people: Traveller[]): Promise<void> {
  const [part, number] = step.split("-");
  if (part === "passenger") {
    const position = Number(number) - 1;
    await typePassenger(page, position, people[position] as Traveller);
  }
  if (part === "vehicle") await at(page, "vehicles.0.registration").fill("AB-123-CD");
  if (part === "contact") await typeContact(page);
}

export const goOn = (page: Page) => page.locator("[aria-current=step] button[type=submit]").click();

/** Answers decision after decision until one is open, which is left as it is. */
export async function walkTo(page: Page, goal: string, people = adults): Promise<void> {
  for (let step = await openStep(page); step !== goal; step = await openStep(page)) {
    await answer(page, step, people);
    await goOn(page);
    await expect.poll(() => openStep(page), { message: `on from ${step}` }).not.toBe(step);
  }
}

/** Answers everything; only the last button is left to press. */
export async function walkToEnd(page: Page, people = adults): Promise<void> {
  await walkTo(page, "contact", people);
  await typeContact(page);
}
