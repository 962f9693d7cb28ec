import { expect, type Locator, type Page } from "@playwright/test";

export type Person = {
  first: string;
  last: string;
  born: string;
  gender: "f" | "m" | "x";
  nationality?: string;
};

const genders = { f: "Female", m: "Male", x: "X" } as const;

/** Fills the search form as a person would: types, takes what the list offers, goes on. */
export async function search(
  page: Page,
  asked: {
    from: string;
    to: string;
    date: string;
    back?: string;
    party?: Record<string, string>;
    vehicle?: string;
  },
): Promise<void> {
  for (const [label, typed] of [
    ["From", asked.from],
    ["To", asked.to],
  ] as const) {
    const field = page.getByRole("combobox", { name: label, exact: true });
    await field.fill(typed);
    await expect(page.getByRole("listbox", { name: label, exact: true })).toBeVisible();
    await field.press("ArrowDown");
    await field.press("Enter");
    await expect(page.getByRole("listbox", { name: label, exact: true })).toBeHidden();
  }
  await page.getByLabel("Leaving on").fill(asked.date);
  if (asked.back) await page.getByLabel("Coming back on").fill(asked.back);
  for (const [label, count] of Object.entries(asked.party ?? {})) {
    await page.getByLabel(label, { exact: true }).selectOption(count);
  }
  if (asked.vehicle) {
    const picture = page.getByRole("radio", { name: new RegExp(`^${asked.vehicle}\\b`) });
    await picture.check();
  }
  await page.getByRole("button", { name: "Search sailings" }).click();
  await page.waitForURL(/\/search\?/);
}

/** Makes the decisions before a question as they stand, until it is asked. */
export async function goOnTo(page: Page, question: Locator): Promise<void> {
  await expect(async () => {
    if (!(await question.isVisible())) {
      await page.getByRole("button", { name: "Go on", exact: true }).click({ timeout: 1_000 });
    }
    await expect(question).toBeVisible({ timeout: 500 });
  }).toPass();
}

/** Types who travels, one after the other, and goes on from the last; where a border is crossed, their documents too. */
export async function fillPassengers(page: Page, people: Person[]): Promise<void> {
  for (const [index, person] of people.entries()) {
    const group = page.getByRole("group", { name: new RegExp(`^Passenger ${index + 1}`) });
    await goOnTo(page, group);
    await group.getByLabel("First names").fill(person.first);
    await group.getByLabel("Last name").fill(person.last);
    await group.getByLabel("Date of birth").fill(person.born);
    await group.getByRole("radio", { name: genders[person.gender], exact: true }).check();
    if (person.nationality) await group.getByLabel("Nationality").selectOption(person.nationality);
    const number = group.getByLabel("Number", { exact: true });
    if ((await number.count()) > 0) {
      await number.fill(`12AB3456${index}`);
      await group.getByLabel("Valid until").fill("31/12/2034");
    }
  }
}

export async function fillContact(page: Page, email: string): Promise<void> {
  await goOnTo(page, page.getByLabel("E-mail"));
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Mobile phone").fill("+33 6 12 34 56 78");
}

/** Goes on to pay and waits for the held places. Returns the booking's id. */
export async function holdPlaces(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Hold these places and go on to pay" }).click();
  await page.waitForURL(/\/bookings\/[0-9a-f-]{36}$/);
  await expect(page.getByText("Your places are held")).toBeVisible();
  return page.url().split("/").at(-1) as string;
}

/** Types a card into the Payment Element. */
export async function typeCard(page: Page, number = "4242 4242 4242 4242"): Promise<void> {
  await page.getByLabel("Card number").fill(number);
  await page.getByLabel("Expiration date").fill("12 / 34");
  await page.getByLabel("Security code").fill("123");
}

/** Types a card and pays. */
export async function payByCard(page: Page, number?: string): Promise<void> {
  await typeCard(page, number);
  await page.getByRole("button", { name: /^Pay / }).click();
}

/** The amount behind a price as it is shown, in minor units of a two-decimal currency. */
export function minorUnits(shown: string): number {
  return Number(shown.replace(/[^\d]/g, ""));
}
