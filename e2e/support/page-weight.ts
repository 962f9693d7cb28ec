import type { CDPSession, Page } from "@playwright/test";

/** What a page made the browser fetch, in bytes as they came over the wire, answers' heads and all. */
export type PageWeight = { script: number; all: number; listed: string[] };

/** Counts what the page fetches from now on. */
export async function weighPage(page: Page): Promise<() => PageWeight> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const asked = new Map<string, { type: string; path: string }>();
  const came: { type: string; path: string; bytes: number }[] = [];
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    const { protocol, pathname } = new URL(response.url);
    if (protocol.startsWith("http")) asked.set(requestId, { type, path: pathname });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const what = asked.get(requestId);
    if (what) came.push({ ...what, bytes: encodedDataLength });
  });
  const sum = (some: typeof came) => some.reduce((total, { bytes }) => total + bytes, 0);
  return () => ({
    script: sum(came.filter(({ type }) => type === "Script")),
    all: sum(came),
    listed: came.map(({ type, path, bytes }) => `${bytes} ${type} ${path}`),
  });
}

/** The network of a phone that has seen better: 1.6 Mbit/s, 150 ms there and back. */
export async function slowNetwork(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 93_750,
  });
  return session;
}

type Shift = PerformanceEntry & {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null }[];
};
type Watched = { shifts?: { value: number; what: string }[] };

/** Notes every shift of layout on the pages visited from now on. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: { value: number; what: string }[] = [];
    (globalThis as Watched).shifts = noted;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        if (entry.hadRecentInput) continue;
        const what = entry.sources.map(({ node }) => {
          const element = node instanceof Element ? node : node?.parentElement;
          return `${element?.tagName.toLowerCase()}.${element?.className}`;
        });
        noted.push({ value: entry.value, what: what.join(", ") });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** How much the page's layout has shifted in all, and what did. */
export async function shiftOf(page: Page): Promise<{ total: number; what: string[] }> {
  const shifts = (await page.evaluate(() => (globalThis as Watched).shifts)) ?? [];
  return {
    total: shifts.reduce((total, { value }) => total + value, 0),
    what: shifts.map(({ value, what }) => `${value.toFixed(4)} ${what}`),
  };
}
