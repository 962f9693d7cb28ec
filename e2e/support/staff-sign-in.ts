import { expect, type Page } from "@playwright/test";
import { endpoints } from "./stack";

/** Signs a browser in as somebody of sales, on the back office's first page. */
export async function signInAsSales(page: Page): Promise<void> {
  const { email, password } = endpoints().sales;
  await page.goto("/admin");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("banner").getByText("Sales", { exact: true })).toBeVisible();
}
