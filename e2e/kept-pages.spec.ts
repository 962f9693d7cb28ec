import { type ConsoleMessage, expect, request, test } from "@playwright/test";
import { cancel, expectTicket, pay } from "./faults/purchases";
import { heldBooking } from "./support/held-booking";
import { dayAhead } from "./support/stack";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(240 + index));

/** A route of this story's own: what others buy on theirs is told of too, and ends what is kept. */
const route = { from: "piraeus", to: "heraklion" };

/** What somebody nobody knows is answered, without any cookie. */
async function stranger(baseURL: string | undefined, path: string) {
  const context = await request.newContext({ ...(baseURL ? { baseURL } : {}) });
  const answer = await context.get(path);
  const { "content-security-policy": policy = "", "x-cache": cache } = answer.headers();
  const body = await answer.text();
  await context.dispose();
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
  return { cache, nonce, inPage: [...body.matchAll(/ nonce="([^"]*)"/g)].map(([, one]) => one) };
}

/** Asks until it is answered out of what is kept. */
async function untilKept(baseURL: string | undefined, path: string): Promise<void> {
  // A story next to this one stops Redis for seconds.
  await expect
    .poll(async () => (await stranger(baseURL, path)).cache, { timeout: 45_000 })
    .toBe("HIT");
}

test("pages are kept for strangers, each answer with a nonce of its own; what is bought or given back shows at once", async ({
  page,
  baseURL,
}) => {
  test.slow();
  const booking = await heldBooking(page.request, days, { name: "kept", route });
  const date = booking.journey.legs[0]?.departs_at.slice(0, 10) as string;
  const search = new URLSearchParams({ ...route, date, adults: "2" });
  const results = `/en/search?${search}`;
  const sailing = `/en/journeys/${booking.journey.id}`;

  const nonces = new Set<string>();
  for (const path of ["/en", results, sailing]) {
    await untilKept(baseURL, path);
    for (let turn = 0; turn < 5; turn += 1) {
      const { nonce, inPage } = await stranger(baseURL, path);
      expect(inPage.length).toBeGreaterThan(5);
      expect([...new Set(inPage)]).toEqual([nonce]);
      nonces.add(nonce);
    }
  }
  expect(nonces.size).toBe(15);

  // A browser runs a kept page as one that was drawn for it.
  const refused: string[] = [];
  const listen = (line: ConsoleMessage) => {
    if (/Content.Security.Policy/i.test(line.text())) refused.push(line.text());
  };
  page.on("console", listen);
  await page.context().clearCookies();
  await untilKept(baseURL, results);
  const come = async () => (await page.goto(results))?.headers()["x-cache"];
  await expect.poll(come, { timeout: 45_000 }).toBe("HIT");
  await page
    .getByRole("link", { name: /Choose/ })
    .first()
    .waitFor();
  expect(refused).toEqual([]);

  const changes = {
    bought: () => pay(booking).then(() => expectTicket(booking)),
    "given back": () => cancel(booking),
  };
  for (const [what, change] of Object.entries(changes)) {
    for (const path of [results, sailing]) await untilKept(baseURL, path);
    await change();
    for (const path of [results, sailing]) {
      expect([what, path, (await stranger(baseURL, path)).cache]).toEqual([what, path, "MISS"]);
    }
  }
});
