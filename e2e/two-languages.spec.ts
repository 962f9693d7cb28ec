import { expect, type Page, test } from "@playwright/test";
import { expectFrench, faultsInFrench } from "./support/french";
import { heldBooking, openToPay } from "./support/held-booking";
import { mailsTo } from "./support/mailbox";
import { fillPassengers, minorUnits } from "./support/purchase";
import { dayAhead, newEmail } from "./support/stack";
import { intentsOf } from "./support/stripe";
import { firstJourney } from "./support/traveller-api";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(280 + index));
const asked = { from: "tunis", to: "marseille", adults: "2" };

/** As a traveller does: by the way to the other language that each page has. */
async function goOnIn(page: Page, language: "English" | "Français"): Promise<void> {
  await page.getByRole("link", { name: language }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", language === "English" ? "en" : "fr");
  if (language === "Français") await expectFrench(page);
}

async function typeFrenchCard(page: Page, number: string): Promise<void> {
  await page.getByLabel("Numéro de carte").fill(number);
  await page.getByLabel("Date d'expiration").fill("12 / 34");
  await page.getByLabel("Code de sécurité").fill("123");
}

test("begun in English, paid for in French: nothing is lost on the way, and the mails are French", async ({
  page,
  request,
}) => {
  // It is a long story.
  test.slow();
  const journey = await firstJourney(request, asked, days);
  const date = journey.legs[0]?.departs_at.slice(0, 10) as string;
  await page.goto("/en");
  await goOnIn(page, "Français");
  await goOnIn(page, "English");

  await page.goto(`/en/search?${new URLSearchParams({ ...asked, date, sort: "departure" })}`);
  const sailings = await page.getByRole("article").count();
  await goOnIn(page, "Français");
  const { pathname, searchParams } = new URL(page.url());
  expect(pathname).toBe("/fr/search");
  expect(Object.fromEntries(searchParams)).toEqual({ ...asked, date, sort: "departure" });
  await expect(page.getByRole("article")).toHaveCount(sailings);
  await goOnIn(page, "English");
  await page.goto(`/en/book?out=${journey.id}&adults=2`);

  // Half of it is typed in English.
  await page.getByRole("radio", { name: /Flex/ }).check();
  await page.getByRole("button", { name: "Go on", exact: true }).click();
  await page
    .getByRole("button", { name: /One more: inside cabin, 2 beds/i })
    .first()
    .click();
  const email = newEmail("two-languages");
  await fillPassengers(page, [
    { first: "Zoë", last: "O’Neil", born: "5/1/1990", gender: "f", nationality: "FR" },
  ]);
  const total = page.locator("aside output");
  const before = minorUnits(await total.innerText());

  await goOnIn(page, "Français");
  await expect(page.getByLabel("Prénoms")).toHaveValue("Zoë");
  await expect(page.getByLabel("Date de naissance")).toHaveValue("5/1/1990");
  await expect(page.getByRole("radio", { name: "Féminin" })).toBeChecked();
  await expect(page.getByText(/Flex/).first()).toBeVisible();
  expect(minorUnits(await total.innerText())).toBe(before);

  // What is missing is said in French too.
  const goOn = page.getByRole("button", { name: "Continuer", exact: true });
  await goOn.click();
  const second = page.getByRole("group", { name: /^Passager 2/ });
  await expect(second).toBeVisible();
  await goOn.click();
  await expect(second.getByLabel("Prénoms")).toHaveAttribute("aria-invalid", "true");
  await expectFrench(page);
  await second.getByLabel("Prénoms").fill("Karim");
  await second.getByLabel("Nom", { exact: true }).fill("Ben Salah");
  await second.getByLabel("Date de naissance").fill("31/12/2034");
  await second.getByRole("radio", { name: "Masculin" }).check();
  await second.getByLabel("Numéro", { exact: true }).fill("12AB34561");
  await second.getByLabel("Valable jusqu’au").fill("31/12/2034");
  await goOn.click();
  await expectFrench(page);
  await second.getByLabel("Date de naissance").fill("12.11.1988");
  await goOn.click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Téléphone mobile").fill("06 12 34 56 78");
  await expectFrench(page);
  await page.getByRole("button", { name: "Garder ces places et passer au paiement" }).click();

  await page.waitForURL(/\/fr\/bookings\//);
  const id = page.url().split("/").at(-1) as string;
  const pay = page.getByRole("button", { name: /^Payer / });
  await expect(pay).toBeEnabled();
  expect(minorUnits(await pay.innerText())).toBe(before);
  await expectFrench(page);
  await goOnIn(page, "English");
  await expect(page.getByRole("timer")).toHaveText(/left to pay/);
  await goOnIn(page, "Français");
  await expect(pay).toBeEnabled();
  for (const card of ["4000 0000 0000 9995", "4000 0000 0000 0002"]) {
    await typeFrenchCard(page, card);
    await pay.click();
    await expect(page.getByRole("alert").filter({ hasText: "vos places" })).toBeVisible();
    await expectFrench(page);
  }
  await typeFrenchCard(page, "4242 4242 4242 4242");
  await pay.click();
  await expect(page.getByRole("link", { name: "Ouvrir le billet" })).toBeVisible();
  await expectFrench(page);
  for (const [name, path] of [
    ["Ouvrir le billet", "ticket"],
    ["Ouvrir le reçu", "receipt"],
  ] as const) {
    await page.getByRole("link", { name }).click();
    await page.waitForURL(new RegExp(`/fr/bookings/${id}/${path}$`));
    await expect(page.getByRole("article")).toContainText("O’Neil");
    await expectFrench(page);
    await page.goBack();
  }
  const [ticket] = await mailsTo(email, /^Votre billet/);
  expect(faultsInFrench((ticket?.text ?? "").split("\n"))).toEqual([]);

  await page.getByRole("button", { name: "Annuler cette réservation" }).click();
  const confirm = page.getByRole("button", { name: /^Annuler et / });
  await expect(confirm).toBeVisible();
  await expectFrench(page);
  await confirm.click();
  await expect(page.getByText("Cette réservation est annulée").first()).toBeVisible();
  await expectFrench(page);
  for (const about of [/^Annul/, /^Remboursement/]) {
    const [mail] = await mailsTo(email, about);
    expect(faultsInFrench((mail?.text ?? "").split("\n"))).toEqual([]);
  }
  expect((await intentsOf(id)).map(({ status }) => status)).toEqual(["succeeded"]);
});

test("booked in English and read in French: the page follows the reader, the mails the booking", async ({
  page,
}) => {
  const booking = await heldBooking(page.request, days, { name: "english" });
  await openToPay(page, booking);
  await goOnIn(page, "Français");
  await expect(page).toHaveURL(new RegExp(`/fr/bookings/${booking.id}$`));
  await typeFrenchCard(page, "4242 4242 4242 4242");
  await page.getByRole("button", { name: /^Payer / }).click();
  await expect(page.getByRole("link", { name: "Ouvrir le billet" })).toBeVisible();
  await expectFrench(page);
  expect(await mailsTo(booking.email, /^Your ticket/)).toHaveLength(1);
  expect(await mailsTo(booking.email, /^Votre billet/, 0)).toHaveLength(0);
  // One payment, in whatever language it was begun.
  expect((await intentsOf(booking.id)).map(({ status }) => status)).toEqual(["succeeded"]);
});
