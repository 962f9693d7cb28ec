import { expect, test } from "@playwright/test";

// What is read here is what the server sent: no script has run.
test.use({ javaScriptEnabled: false });

for (const [path, language, title] of [
  ["/en/nothing/here", "en", "There is nothing at this address"],
  ["/fr/rien", "fr", "Il n’y a rien à cette adresse"],
  ["/fr/bookings/3e1c4a52-0000-4000-8000-000000000000", "fr", "Il n’y a rien à cette adresse"],
  // No language of ours: the reader's own, by what the browser asks for.
  ["/xx", "en", "There is nothing at this address"],
  ["/old/index.php?id=1", "en", "There is nothing at this address"],
] as const) {
  test(`there is nothing at ${path}, and the page says so without a script`, async ({ page }) => {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    expect(answer?.headers()["cache-control"]).toContain("no-store");
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page.locator('meta[name="robots"]').first()).toHaveAttribute("content", /noindex/);
    await expect(page.locator(`main a[href="/${language}"]`)).toBeVisible();
    await expect(page.locator(`main a[href="/${language}/my-booking"]`)).toBeVisible();
  });
}
