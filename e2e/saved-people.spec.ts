import { expect, test } from "@playwright/test";
import { axeFaults } from "./support/axe-faults";
import { mailsTo } from "./support/mailbox";
import { fillContact, fillPassengers, goOnTo, holdPlaces } from "./support/purchase";
import { dayAhead, newEmail } from "./support/stack";
import { firstJourney } from "./support/traveller-api";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(172 + index));

test("who travelled once is filled in from the account the next time, and taken out again", async ({
  page,
  request,
}) => {
  const email = newEmail("saved");
  const password = "kept in my head";
  await page.goto("/en/account/new");
  await page.getByLabel("Name").fill("Amel Ben Salah");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.getByText("Look into your mailbox")).toBeVisible();
  const [mail] = await mailsTo(email, /^Confirm your e-mail address/);
  await page.goto(/https?:\S+\/account\/letter#\S+/.exec(mail?.text ?? "")?.[0] as string);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Confirm the address" }).click();
  await expect(page.getByText(`You are signed in as ${email}.`)).toBeVisible();
  await expect(page.getByText("Nobody yet.")).toBeVisible();

  const journey = await firstJourney(
    request,
    { from: "tunis", to: "marseille", adults: "1" },
    days,
  );
  const book = `/en/book?out=${encodeURIComponent(journey.id)}&adults=1`;
  await page.goto(book);
  await fillPassengers(page, [
    { first: "Amel", last: "Ben Salah", born: "5/1/1990", gender: "f", nationality: "TN" },
  ]);
  // The address is the account's.
  await goOnTo(page, page.getByLabel("E-mail"));
  await expect(page.getByLabel("E-mail")).toHaveValue(email);
  await fillContact(page, email);
  await page.getByLabel(/^Keep who travels/).check();
  await holdPlaces(page);

  await page.goto("/en/account");
  await expect(page.getByText("born 5 January 1990")).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);

  // Another tab: nothing that was typed is there but what the account fills in.
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(book);
  const fill = page.getByLabel("Fill in from your account");
  await goOnTo(page, fill);
  await fill.selectOption({ label: "Amel Ben Salah" });
  await expect(page.getByLabel("First names")).toHaveValue("Amel");
  await expect(page.getByLabel("Date of birth")).toHaveValue("05/01/1990");
  expect(await axeFaults(page)).toEqual([]);

  await page.goto("/en/account");
  await page.getByRole("button", { name: "Take out Amel Ben Salah" }).click();
  await expect(page.getByText("Nobody yet.")).toBeVisible();
});
