// What staff do about the work behind the pages: dead letters, caches, alerts; and a day at a glance.
import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import Redis from "ioredis";
import { expectTicket, pay } from "./faults/purchases";
import { axeFaults } from "./support/axe-faults";
import { ourDatabase } from "./support/books/our-database";
import { misfits } from "./support/fits";
import { heldBooking, markDocument } from "./support/held-booking";
import { mailsTo } from "./support/mailbox";
import { dayAhead, endpoints } from "./support/stack";
import { signInAsSales } from "./support/staff-sign-in";

const days = (from: number) => [0, 1, 2, 3].map((n) => dayAhead(from + n));

/** A confirmed booking, and so many copies of its ticket's mail that were given up. */
async function withDeadMails(request: Parameters<typeof heldBooking>[0], count: number) {
  const booking = await heldBooking(request, days(70), { name: "dead-letters" });
  await pay(booking);
  await expectTicket(booking, 40_000);
  const sql = ourDatabase();
  await sql`
    insert into notice (id, booking_id, kind, subject, language, status, copy_of, created_at, due_at, attempts, error)
    select i.id, n.booking_id, n.kind, n.subject, n.language, 'dead', n.id, now(), now(), 5, 'mail_service'
    from notice n, unnest(${Array.from({ length: count }, () => randomUUID())}::uuid[]) i(id)
    where n.booking_id = ${booking.id} and n.kind = 'confirmation' and n.copy_of is null`;
  return booking;
}

/** Accepted mails of a booking's notices by their keys, as the mail service took them. */
async function takenTwice(email: string): Promise<number> {
  const answer = await fetch(`${endpoints().mail}/_sandbox/journal?after=0`);
  const all = (await answer.json()) as {
    to?: unknown;
    idempotency_key: string | null;
    effect: string;
  }[];
  const keys = all
    .filter((entry) => JSON.stringify(entry.to ?? "").includes(email))
    .map(({ idempotency_key }) => idempotency_key);
  return keys.length - new Set(keys).size;
}

test("two hundred dead letters are driven again together, and each mail arrives once", async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const booking = await withDeadMails(request, 200);
  await signInAsSales(page);
  await page.getByRole("link", { name: /^Dead letters/ }).click();
  await expect(page.getByRole("heading", { name: "Dead letters", level: 1 })).toBeVisible();
  const document = await markDocument(page);
  await page.getByLabel("Kind").selectOption("confirmation");
  await expect(page.getByText(/^1–50 of 200$/)).toBeVisible();
  // One of them is read before.
  await page.locator("[data-row-link]").first().click();
  await expect(page.getByText("mail_service").first()).toBeVisible();
  await expect(page.getByRole("link", { name: booking.reference }).first()).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.goBack();
  await page.getByRole("button", { name: "Drive all 200 again: Confirmation" }).click();
  const dialog = page.getByRole("dialog", { name: "Drive 200 dead letters again" });
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Drive them again" }).click();
  await expect(
    dialog.getByText(/200 driven again\. 200 done, 0 failed, 0 on their way\./),
  ).toBeVisible({
    timeout: 120_000,
  });
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(page.getByText("No dead letters")).toBeVisible();
  expect(await document.isStillThere()).toBe(true);
  const mails = await mailsTo(booking.email, /^Your ticket/, 201);
  expect(mails).toHaveLength(201);
  expect(await takenTwice(booking.email)).toBe(0);
});

async function search(page: Page, date: string): Promise<string | undefined> {
  const answer = await page.request.get(
    `/api/v1/ferry/search?from=tunis&to=marseille&date=${date}&adults=4`,
  );
  expect(answer.ok()).toBe(true);
  return answer.headers()["x-cache"];
}

test("a route is cleared by staff, and the next search is worked out afresh", async ({ page }) => {
  const date = dayAhead(97);
  await search(page, date);
  await expect.poll(() => search(page, date), { timeout: 45_000 }).toBe("HIT");
  await signInAsSales(page);
  await page
    .getByRole("navigation", { name: "Back office" })
    .getByRole("link", { name: "Caches" })
    .click();
  await expect(page.getByText("Redis answers")).toBeVisible();
  const route = page.getByRole("row", { name: /^Tunis.* – Marseille/ });
  await expect(route).toBeVisible();
  await route.getByRole("button", { name: /^Clear/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /^Clear Tunis/ }).click();
  await expect(dialog.getByText(/\d+ results? cleared, in \d+ process/)).toBeVisible();
  // Another story may have stopped Redis just now: it was not kept then either.
  expect(["MISS", "BYPASS"]).toContain(await search(page, date));
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(page.getByText(/tunis-marseille, \d+ results?/).first()).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
});

test("who takes an alert in hand is seen in another browser at once", async ({ page, browser }) => {
  const sql = ourDatabase();
  const subject = `story ${randomUUID().slice(0, 8)}`;
  await sql`
    insert into alert (kind, subject, detail, opened_at, seen_at)
    values ('refund_not_ours', ${subject}, '{"amount_minor": 1200}', now(), now())`;
  const elsewhere = await (await browser.newContext()).newPage();
  await Promise.all([signInAsSales(page), signInAsSales(elsewhere)]);
  await Promise.all([
    page.goto("/admin/alerts?kind=refund_not_ours"),
    elsewhere.goto("/admin/alerts?kind=refund_not_ours"),
  ]);
  const row = (where: Page) => where.getByRole("row").filter({ hasText: subject });
  await expect(row(elsewhere).getByText("Open", { exact: true })).toBeVisible();
  await row(page).getByRole("link").click();
  await page.getByRole("button", { name: "I look after it" }).click();
  await expect(page.getByText(/, since/)).toBeVisible();
  await expect(row(elsewhere).getByText("In hand")).toBeVisible();
  expect(await axeFaults(elsewhere)).toEqual([]);
  // What nothing else ends is ended by hand, with a word on what was done.
  await page.getByRole("button", { name: "Close it" }).click();
  await page.getByLabel("What was done").fill("It was sent by hand from the dashboard.");
  await page.getByRole("button", { name: "Close the alert" }).click();
  await expect(page.getByText("It was sent by hand from the dashboard.")).toBeVisible();
  await expect(row(elsewhere).getByText("Over", { exact: true })).toBeVisible();
  await elsewhere.context().close();
});

test("with Redis away the page says so, and that searches go on", async ({ page }) => {
  const { redis_url: url } = endpoints();
  test.skip(!url, "this stack has no Redis");
  await signInAsSales(page);
  await page.goto("/admin/caches");
  await expect(page.getByText("Redis answers")).toBeVisible();
  const redis = new Redis(url as string);
  try {
    // It takes commands and answers none, to anybody, as one that hangs does.
    await redis.client("PAUSE", 12_000, "ALL");
    await expect(page.getByText("Redis is offline")).toBeVisible();
    await expect(page.getByText(/Searches and bookings go on/)).toBeVisible();
    expect(["MISS", "BYPASS", "HIT"]).toContain(await search(page, dayAhead(98)));
    await expect(page.getByText("Redis answers")).toBeVisible({ timeout: 30_000 });
  } finally {
    redis.disconnect();
  }
});

test("today shows sales, what needs a person and what leaves, by itself", async ({
  page,
  request,
}) => {
  test.setTimeout(120_000);
  await signInAsSales(page);
  await expect(page.getByRole("heading", { name: /^Sales, / })).toBeVisible();
  await expect(page.getByRole("heading", { name: "What needs a person" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Sailings that leave" })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  const confirmed = async () => {
    const figure = page.getByText("Bookings confirmed").locator("..");
    return Number((await figure.locator(".figures").first().innerText()).replaceAll(",", ""));
  };
  const before = await confirmed();
  const document = await markDocument(page);
  const booking = await heldBooking(request, days(75), { name: "today" });
  await pay(booking);
  await expect.poll(confirmed, { timeout: 40_000 }).toBeGreaterThan(before);
  expect(await document.isStillThere()).toBe(true);
});

test("each page of it suits ears, and a phone, and goes on as it was drawn", async ({ page }) => {
  test.setTimeout(120_000);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await signInAsSales(page);
  await page.setViewportSize({ width: 390, height: 844 });
  const paths = [
    "",
    "/alerts",
    "/jobs",
    "/jobs/runs",
    "/jobs/dead-letters",
    "/jobs/waiting",
    "/caches",
  ];
  for (const path of paths) {
    await page.goto(`/admin${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect([path, ...(await axeFaults(page))]).toEqual([path]);
    expect([path, ...(await misfits(page))]).toEqual([path]);
    expect([path, ...errors]).toEqual([path]);
  }
});
