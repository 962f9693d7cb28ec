import { createHmac } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { axeFaults } from "./support/axe-faults";
import { endpoints } from "./support/stack";

/** What an authenticator shows now (RFC 6238). */
function codeNow(secret: string): string {
  const bits = [...secret]
    .map((letter) =>
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
    )
    .join("");
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac("sha1", key).update(step).digest();
  const offset = (mac.at(-1) as number) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function signIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.goto("/admin");
  await expect(page).toHaveURL(/\/admin\/sign-in$/);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("an administrator signs in with a password and a code, and out again", async ({ page }) => {
  const { admin } = endpoints();
  await signIn(page, admin);
  await expect(page.getByLabel("Code")).toBeVisible();
  // The password alone opens nothing.
  expect((await page.request.get("/api/v1/account/sessions")).status()).toBe(401);
  await page.getByLabel("Code").fill(codeNow(admin.totp_secret));
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page).toHaveURL(/\/admin$/);
  await expect(page.getByRole("banner").getByText("Administrator", { exact: true })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/admin\/sign-in$/);
  await page.goto("/admin");
  await expect(page).toHaveURL(/\/admin\/sign-in$/);
});

test("somebody of sales signs in with a password", async ({ page }) => {
  await signIn(page, endpoints().sales);
  await expect(page.getByRole("banner").getByText("Sales", { exact: true })).toBeVisible();
});
