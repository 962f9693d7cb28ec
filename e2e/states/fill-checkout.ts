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

/** Types who travels. */
export async function typePassengers(page: Page, people: Traveller[]): Promise<void> {
  await expect(at(page, "passengers.0.first_name")).toBeVisible();
  for (const [position, { first, last, born, gender }] of people.entries()) {
    const path = `passengers.${position}`;
    await at(page, `${path}.first_name`).fill(first);
    await at(page, `${path}.last_name`).fill(last);
    await at(page, `${path}.birth_date`).fill(born);
    await at(page, `${path}.gender`).selectOption(gender);
    if (position === 0) await at(page, `${path}.nationality`).selectOption("FR");
    const number = at(page, `${path}.document.number`);
    if ((await number.count()) === 0) continue;
    await number.fill(`12AB3456${position}`);
    await at(page, `${path}.document.expires_on`).fill("31/12/2034");
  }
}

export async function typeContact(page: Page): Promise<void> {
  await at(page, "contact.email").fill(newEmail("look"));
  await at(page, "contact.phone").fill("+33 6 12 34 56 78");
}

export async function typePlate(page: Page): Promise<void> {
  await at(page, "vehicles.0.registration").fill("AB-123-CD");
}
