import { expect, test } from "@playwright/test";

test.describe("whether it is only me", () => {
  test.use({ javaScriptEnabled: false });

  test("the footer leads to how the service is, in both languages, without a script", async ({
    page,
  }) => {
    await page.goto("/en");
    await page.getByRole("contentinfo").getByRole("link", { name: "Service status" }).click();
    await expect(page).toHaveURL(/\/en\/status$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("How Gangway is doing");
    for (const part of [
      "Searching for journeys",
      "Booking",
      "Payments",
      "Tickets and other mails",
    ]) {
      await expect(page.getByRole("heading", { level: 3, name: part, exact: true })).toBeVisible();
    }
    // Operators stand there by name.
    await expect(page.getByRole("heading", { level: 3, name: /CTN|Tunisienne/ })).toBeVisible();
    await page.goto("/fr/status");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Comment va Gangway");
  });
});

test("the same is read by machines, and is of this moment", async ({ request }) => {
  const answer = await request.get("/api/v1/status");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["cache-control"]).toBe("no-store");
  const { data } = await answer.json();
  expect(["well", "troubled"]).toContain(data.state);
  expect(Math.abs(Date.now() - Date.parse(data.as_of))).toBeLessThan(30_000);
  expect(data.parts.length).toBeGreaterThan(4);
  for (const part of data.parts) expect(part.days).toHaveLength(90);
  // Nothing of ours: no ids, counts or kinds of alerts.
  expect(Object.keys(data).sort()).toEqual(["as_of", "incidents", "parts", "state"]);
});
