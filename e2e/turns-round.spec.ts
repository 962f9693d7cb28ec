import { expect, test } from "@playwright/test";
import { dayAhead } from "./support/stack";

test("a traveller turns the search round, and reads it in good French", async ({ page }) => {
  await page.goto(`/fr/search?from=igoumenitsa&to=ancona&date=${dayAhead(40)}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("D’Igoumenitsa à Ancône");
  await page.getByText("Modifier la recherche").click();
  await page.getByRole("button", { name: "Inverser les deux ports" }).first().click();
  await expect(page.getByRole("combobox", { name: "De", exact: true })).toHaveValue("Ancône");
  // What is typed and not chosen is turned round as well.
  await page.getByRole("combobox", { name: "De", exact: true }).fill("pirée");
  await page.getByRole("button", { name: "Inverser les deux ports" }).first().click();
  await page.getByRole("button", { name: "Inverser les deux ports" }).first().click();
  await page.getByRole("button", { name: "Chercher les traversées" }).click();
  await page.waitForURL(/from=piraeus&to=igoumenitsa/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Du Pirée à Igoumenitsa");
});
