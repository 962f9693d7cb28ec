import {
  type APIRequestContext,
  type ConsoleMessage,
  expect,
  request,
  test,
} from "@playwright/test";
import { faultsIn } from "../lib/discovery/testing/schema-org";
import { expectTicket, pay } from "./faults/purchases";
import { heldBooking } from "./support/held-booking";
import { scriptsCame } from "./support/scripts-came";
import { dayAhead } from "./support/stack";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(200 + index));

/** One of each kind, and one that sails in summer only. */
const pages = [
  "/routes/genoa/palermo",
  "/routes/marseille/porto-torres",
  "/ports/genoa",
  "/ports/marseille",
  "/operators/ctn",
  "/operators/gnv",
  "/vessels/tanit",
  "/vessels/carthage",
  "/explore",
];

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("one finds a crossing by two names, looks at it, and searches it with everything filled in", async ({
    page,
  }) => {
    await page.goto("/en");
    await page.getByRole("contentinfo").getByRole("link", { name: "Find a page" }).click();
    await page.getByRole("searchbox").fill("genova palrmo");
    await page.getByRole("button", { name: "Find", exact: true }).click();
    await expect(page).toHaveURL(/\/en\/find\?q=genova\+palrmo$/);
    await expect(page.getByRole("heading", { name: "2 pages for “genova palrmo”" })).toBeVisible();
    await page.getByRole("link", { name: "Genoa – Palermo", exact: true }).click();

    await expect(page).toHaveURL(/\/en\/routes\/genoa\/palermo$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Genoa to Palermo by ferry");
    await expect(page.getByRole("img", { name: /^Chart: Genoa to Palermo/ })).toBeVisible();
    const months = page.getByRole("table").getByRole("row");
    expect(await months.count()).toBeGreaterThan(12);
    const board = page.getByRole("region", { name: "Leaving next" });
    await expect(board.getByRole("listitem").first()).toContainText(/\d\d:\d\d.*from €/s);

    const date = await page.getByLabel("Leaving on").inputValue();
    await page.getByLabel("Adults").selectOption("2");
    await page.getByRole("button", { name: "Search sailings" }).click();
    await expect(page).toHaveURL(
      /\/en\/search\?from=genoa&to=palermo&date=[\d-]{10}&return_date=&adults=2$/,
    );
    expect(new URL(page.url()).searchParams.get("date")).toBe(date);
    await expect(page.getByRole("article").first()).toContainText("Genoa");

    // And back to what sails when.
    await page.getByRole("link", { name: "All year: what sails when on this crossing" }).click();
    await expect(page).toHaveURL(/\/en\/routes\/genoa\/palermo$/);
    await page.getByRole("link", { name: "Ferries from Palermo", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ferries from Palermo");
    await page
      .getByRole("region", { name: /^Leaving Palermo/ })
      .getByRole("link")
      .first()
      .click();
    await expect(page).toHaveURL(/\/en\/journeys\//);
  });
});

/** What a search engine reads of a page. */
async function readHead(ask: APIRequestContext, path: string) {
  const answer = await ask.get(path);
  const html = await answer.text();
  const one = (pattern: RegExp) => pattern.exec(html)?.[1] ?? "";
  return {
    status: answer.status(),
    title: one(/<title>([^<]*)<\/title>/),
    description: one(/<meta name="description" content="([^"]*)"/),
    canonical: one(/<link rel="canonical" href="([^"]*)"/),
    languages: [...html.matchAll(/<link rel="alternate" hrefLang="([^"]*)" href="([^"]*)"/gi)].map(
      ([, language, href]) => [language, new URL(href as string).pathname],
    ),
    image: one(/<meta property="og:image" content="([^"]*)"/).replaceAll("&amp;", "&"),
    robots: one(/<meta name="robots" content="([^"]*)"/),
    machine: [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
      ([, text]) => JSON.parse(text as string) as unknown,
    ),
  };
}

test("search engines are told of each page what it is, in words of its own", async ({
  request: ask,
}) => {
  const titles = new Set<string>();
  const descriptions = new Set<string>();
  for (const locale of ["en", "fr"]) {
    for (const path of pages) {
      const head = await readHead(ask, `/${locale}${path}`);
      const where = `${locale}${path}`;
      expect(head.status, where).toBe(200);
      expect(new URL(head.canonical).pathname, where).toBe(`/${where}`);
      expect(head.languages, where).toEqual([
        ["en", `/en${path}`],
        ["fr", `/fr${path}`],
        ["x-default", `/en${path}`],
      ]);
      expect(head.robots, where).toBe("");
      expect(head.description.length, where).toBeGreaterThan(50);
      expect((await ask.get(head.image)).status(), where).toBe(200);
      for (const document of head.machine) expect(faultsIn(document), where).toEqual([]);
      expect(head.machine.length, where).toBe(path === "/explore" ? 0 : 1);
      titles.add(head.title);
      descriptions.add(head.description);
    }
  }
  expect([titles.size, descriptions.size]).toEqual([pages.length * 2, pages.length * 2]);
});

test("every list of pages leads to pages that call themselves so", async ({ request: ask }) => {
  const places = (xml: string) =>
    [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, place]) => new URL(place as string).pathname);
  const lists = places(await (await ask.get("/sitemap.xml")).text());
  expect(lists.length).toBeGreaterThanOrEqual(5);
  for (const list of lists) {
    const found = places(await (await ask.get(list)).text());
    expect(found.length, list).toBeGreaterThan(3);
    for (const path of [found[0], found.at(-1)] as string[]) {
      const { status, canonical } = await readHead(ask, path);
      expect([status, new URL(canonical).pathname], list).toEqual([200, path]);
    }
  }
  expect((await ask.get("/sitemaps/routes-9.xml")).status()).toBe(404);
  expect(await (await ask.get("/robots.txt")).text()).toContain("/sitemap.xml");
});

test("old addresses lead to the proper one for good, what there isn't is not there", async ({
  request: ask,
}) => {
  for (const [path, proper] of [
    ["/en/ports/Marseille", "/en/ports/marseille"],
    ["/fr/ports/FRMRS", "/fr/ports/marseille"],
    ["/en/routes/genova/Palermo", "/en/routes/genoa/palermo"],
    ["/en/operators/CTN", "/en/operators/ctn"],
    ["/en/vessels/Tanit", "/en/vessels/tanit"],
    ["/fr/ports", "/fr/explore"],
    ["/en/routes/marseille", "/en/ports/marseille"],
  ] as const) {
    const answer = await ask.get(path, { maxRedirects: 0 });
    expect([path, answer.status(), answer.headers().location]).toEqual([path, 308, proper]);
  }
  for (const path of [
    "/en/ports/nowhere",
    "/en/routes/marseille/dover",
    "/en/routes/marseille/marseille",
    "/en/operators/nobody",
    "/en/vessels/titanic",
    "/en/ports/%00",
    "/en/ports/%3Cscript%3E",
    `/en/vessels/${"x".repeat(500)}`,
  ]) {
    const answer = await ask.get(path);
    expect([400, 404], path).toContain(answer.status());
    expect(await answer.text(), path).not.toContain("<script>");
  }
});

/** As kept-pages.spec.ts asks. */
async function stranger(baseURL: string | undefined, path: string) {
  const context = await request.newContext({ ...(baseURL ? { baseURL } : {}) });
  const answer = await context.get(path);
  const { "content-security-policy": policy = "", "x-cache": cache } = answer.headers();
  const body = await answer.text();
  await context.dispose();
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
  return { cache, nonce, inPage: [...body.matchAll(/ nonce="([^"]*)"/g)].map(([, one]) => one) };
}

test("they are kept for strangers, run as drawn, and end with what is bought on them", async ({
  page,
  baseURL,
}) => {
  test.slow();
  const route = { from: "nice", to: "ajaccio" };
  const untilKept = (path: string) =>
    expect
      .poll(async () => (await stranger(baseURL, path)).cache, { message: path, timeout: 45_000 })
      .toBe("HIT");
  const ended = ["/en/routes/nice/ajaccio", "/en/ports/nice"];
  for (const path of [...ended, "/en/operators/ctn", "/en/vessels/tanit", "/en/explore"]) {
    await untilKept(path);
    const { nonce, inPage } = await stranger(baseURL, path);
    expect([...new Set(inPage)], path).toEqual([nonce]);
  }
  const refused: string[] = [];
  page.on("console", (line: ConsoleMessage) => {
    if (/Content.Security.Policy|hydrat/i.test(line.text())) refused.push(line.text());
  });
  await untilKept(ended[0] as string);
  const come = async () => (await page.goto(ended[0] as string))?.headers()["x-cache"];
  await expect.poll(come, { timeout: 45_000 }).toBe("HIT");
  await page.waitForLoadState("networkidle");
  await scriptsCame(page);
  expect(refused).toEqual([]);

  const booking = await heldBooking(page.request, days, { name: "discovery", route });
  for (const path of ended) await untilKept(path);
  await pay(booking);
  await expectTicket(booking);
  for (const path of ended) {
    expect([path, (await stranger(baseURL, path)).cache]).toEqual([path, "MISS"]);
  }
});
