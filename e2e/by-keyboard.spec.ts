import { expect, type Locator, type Page, test } from "@playwright/test";
import { scriptsCame } from "./support/scripts-came";
import { dayAhead, newEmail } from "./support/stack";
import { firstJourney } from "./support/traveller-api";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(140 + index));
const party = { adults: "2", children: "2", infants: "1", vehicle: "camper" };

/** A pair of hands on a keyboard: no mouse, no jump to a field. Every place they come to must be seen. */
class Hands {
  strokes = 0;
  readonly begun = Date.now();

  constructor(readonly page: Page) {}

  async press(key: string, times = 1): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      this.strokes += 1;
      await this.page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    this.strokes += text.length;
    await this.page.keyboard.type(text);
  }

  /** Types into the browser's own date field, whose order is that of the browser's language. */
  async typeDate(date: string): Promise<void> {
    const [year, month, day] = date.split("-") as [string, string, string];
    for (const order of [`${month}${day}${year}`, `${day}${month}${year}`]) {
      await this.type(order);
      const value = await this.page.evaluate(
        () => (document.activeElement as HTMLInputElement).value,
      );
      if (value === date) return;
      await this.press("ArrowLeft", 2);
    }
    throw new Error(`The date field does not take ${date}`);
  }

  /** What has the focus, by its label as one reads it. */
  async at(): Promise<string> {
    return await this.page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body) return "";
      const labels = (element as HTMLInputElement).labels;
      const own = element.getAttribute("aria-label") ?? labels?.[0]?.innerText;
      return (own ?? element.innerText ?? element.title).replace(/\s+/g, " ").trim();
    });
  }

  /** Tabs on until something of that name has the focus; each place on the way shows where one is. */
  async tabTo(name: RegExp, most = 30): Promise<void> {
    const passed: string[] = [];
    for (let step = 0; step < most; step += 1) {
      await this.press("Tab");
      const here = await this.at();
      if (name.test(here)) return await this.see(here);
      passed.push(here);
    }
    throw new Error(`No ${name} among ${passed.join(" | ")}`);
  }

  /** The focus can be seen: an outline or a ring at the element, or at the label around it. */
  async see(name: string): Promise<void> {
    const isSeen = await this.page.evaluate(() => {
      const element = document.activeElement;
      if (!element) return false;
      if (element.tagName === "IFRAME") return true;
      return [element, element.closest("label")].some((one) => {
        if (!one) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
      });
    });
    expect(isSeen, `the focus is seen at ${name}`).toBe(true);
  }

  /** Enter goes on, and the keyboard stands at the heading of what comes next. */
  async goOn(heading: RegExp): Promise<void> {
    await this.press("Enter");
    await expect(this.page.getByRole("heading", { name: heading })).toBeFocused();
    await this.see(String(heading));
  }
}

/** Also within the card form, which is a document of its own. */
const isActive = (field: Locator) =>
  field.evaluate((element) => (element.getRootNode() as Document).activeElement === element);

/** A birthday in January: the age is the same on the day of departure. */
const bornYearsAgo = (years: number) => `0201${new Date().getFullYear() - years}`;

const family = [
  { first: "Claire", last: "Dupont", born: "1.2.1985", gender: 0 },
  { first: "Mehdi", last: "Ben Ali", born: "03041983", gender: 1 },
  { first: "Inès", last: "Dupont", born: bornYearsAgo(9), gender: 0 },
  { first: "Adam", last: "", born: bornYearsAgo(6), gender: 1 },
  { first: "Lou", last: "", born: bornYearsAgo(1), gender: 2 },
];

test("five people and a motorhome, by keyboard alone, in under two minutes", async ({
  page,
  request,
}) => {
  const wanted = { from: "marseille", to: "tunis", ...party };
  const journey = await firstJourney(request, wanted, days);
  const date = journey.legs[0]?.departs_at.slice(0, 10) as string;
  await page.goto("/en");
  await page.waitForLoadState("networkidle");
  await scriptsCame(page);
  const hands = new Hands(page);

  await hands.tabTo(/^From/);
  await hands.type("marseille");
  await expect(page.getByRole("option").first()).toBeVisible();
  await hands.tabTo(/^To/);
  await hands.type("tunis");
  await expect(page.getByRole("option").first()).toBeVisible();
  await hands.tabTo(/^Leaving on/);
  await hands.typeDate(date);
  await hands.tabTo(/^Adults/);
  await hands.type("2");
  await hands.tabTo(/^Children/);
  await hands.type("2");
  await hands.tabTo(/^Infants/);
  await hands.type("1");
  await hands.tabTo(/^On foot/);
  for (const picture of [/^Car/, /^Van/, /^Camper van/, /^Motorhome/]) {
    await hands.press("ArrowRight");
    expect(await hands.at()).toMatch(picture);
    await hands.see(String(picture));
  }
  await hands.press("Enter");
  await page.waitForURL(/\/search\?/);
  await page.waitForLoadState("networkidle");
  await scriptsCame(page);

  await hands.tabTo(/^(Choose|Book) /, 60);
  await hands.press("Enter");
  await page.waitForURL(/\/book\?/);
  await page.waitForLoadState("networkidle");
  await scriptsCame(page);

  await hands.tabTo(/^Standard/);
  await hands.goOn(/^Where you sleep/);
  await hands.tabTo(/^One more: inside cabin, 4/);
  await hands.press("Enter");
  await expect(page.getByText("4 places to sleep for 4 people.")).toBeVisible();
  await hands.tabTo(/^Go on/);
  await hands.goOn(/^Passenger 1/);

  for (const [position, person] of family.entries()) {
    await hands.tabTo(/^First names/);
    await hands.type(person.first);
    await hands.tabTo(/^Last name/);
    if (person.last) await hands.type(person.last);
    await hands.tabTo(/^Date of birth/);
    await hands.type(person.born);
    await hands.tabTo(/^(Female|Male|X)$/);
    if (person.gender === 0) await hands.press("Space");
    await hands.press("ArrowRight", person.gender);
    await hands.tabTo(/^Nationality/);
    if (position === 0) await hands.type("fran");
    await hands.tabTo(/^Number/);
    await hands.type(`12AB3456${position}`);
    await hands.tabTo(/^Valid until/);
    await hands.type("31122034");
    const next = family[position + 1] ? `^Passenger ${position + 2}` : "^Your vehicle";
    await hands.goOn(new RegExp(next));
  }
  await expect(page.getByText("Adam Dupont")).toBeVisible();

  await hands.tabTo(/^Number plate/);
  await hands.type("AB-123-CD");
  await hands.goOn(/^Where we reach you/);
  await hands.tabTo(/^E-mail/);
  await hands.type(newEmail("keys"));
  await hands.tabTo(/^Mobile phone/);
  await hands.type("0612345678");
  await expect(page.getByText("+33 6 12 34 56 78", { exact: false }).last()).toBeVisible();
  await hands.press("Enter");
  await page.waitForURL(/\/bookings\/[0-9a-f-]{36}$/);

  const card = page.getByLabel("Card number");
  await expect(card).toBeVisible();
  const places: string[] = [];
  for (let step = 0; step < 40; step += 1) {
    await hands.press("Tab");
    places.push(await hands.at());
    if (await isActive(card)) break;
  }
  await expect(card, places.join(" | ")).toBeFocused();
  await hands.type("4242424242424242");
  // The card form moves on by itself when a field is full; a hand that does not trust it presses Tab.
  for (const [label, digits] of [
    ["Expiration date", "1234"],
    ["Security code", "123"],
  ] as const) {
    const field = page.getByLabel(label);
    if (!(await isActive(field))) await hands.press("Tab");
    await expect(field).toBeFocused();
    await hands.type(digits);
  }
  const pay = page.getByRole("button", { name: /^Pay / });
  for (let step = 0; step < 12; step += 1) {
    if (await isActive(pay)) break;
    await hands.press("Tab");
  }
  await expect(pay).toBeFocused();
  await hands.see("Pay");
  await hands.press("Enter");
  await expect(page.getByText("Your ticket is on its way to")).toBeVisible();

  const seconds = Math.round((Date.now() - hands.begun) / 1_000);
  // Four strokes a second is an ordinary hand: 420 of them leave a quarter of a minute for reading.
  const words = `${hands.strokes} strokes, ${seconds} s`;
  test.info().annotations.push({ type: "by keyboard", description: words });
  console.log(`by keyboard: ${words}`);
  expect(hands.strokes).toBeLessThan(420);
  expect(seconds).toBeLessThan(120);
});
