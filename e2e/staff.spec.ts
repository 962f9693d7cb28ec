import { expect, type Page, test } from "@playwright/test";
import { freshCode } from "./support/authenticator";
import { axeFaults } from "./support/axe-faults";
import { endpoints } from "./support/stack";

async function signIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.goto("/admin");
  await expect(page).toHaveURL(/\/admin\/sign-in$/);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("an administrator signs in with a password and a code, and out again", async ({ page }) => {
  test.setTimeout(90_000);
  const { admin } = endpoints();
  await signIn(page, admin);
  await expect(page.getByLabel("Code")).toBeVisible();
  // The password alone opens nothing.
  expect((await page.request.get("/api/v1/account/sessions")).status()).toBe(401);
  await page.getByLabel("Code").fill(await freshCode(admin.totp_secret));
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page).toHaveURL(/\/admin$/);
  await expect(page.getByRole("banner").getByText("Administrator", { exact: true })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Sign out" }).click();
  // Or by what the page asks of itself meanwhile, which is refused from then on.
  await expect(page).toHaveURL(/\/admin\/sign-in(?:\?from=%2Fadmin)?$/);
  await page.goto("/admin");
  await expect(page).toHaveURL(/\/admin\/sign-in$/);
});

test("somebody of sales signs in with a password", async ({ page }) => {
  await signIn(page, endpoints().sales);
  await expect(page.getByRole("banner").getByText("Sales", { exact: true })).toBeVisible();
});
