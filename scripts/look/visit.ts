import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { type State, stateName } from "../../e2e/states/state";
import type { World } from "../../e2e/states/world";
import { axeFaults } from "../../e2e/support/axe-faults";
import type { Locale } from "../../lib/language/locales";
import type { Options, Scheme } from "./options";
import { fetchFaces, photograph, settleAt } from "./photograph";
import { print } from "./print";

export type Visit = { state: State; locale: Locale; scheme: Scheme };
export type Seen = { visit: Visit; width: number | null; file: string };
export type Report = { visit: Visit; seen: Seen[]; faults: string[] };

/** Every state in every language and scheme that was asked for; print knows no scheme. */
export function visitsOf(states: State[], { languages, schemes, axe }: Options): Visit[] {
  return states.flatMap((state) =>
    languages.flatMap((locale) => {
      if (!state.paper) return schemes.map((scheme) => ({ state, locale, scheme }));
      return axe ? [] : [{ state, locale, scheme: "light" as const }];
    }),
  );
}

/** Goes to a state in a browser of its own, and takes its pictures or asks axe about it. */
export async function goAndLook(
  browser: Browser,
  world: World,
  visit: Visit,
  options: Options,
): Promise<Report> {
  const { state, locale, scheme } = visit;
  const context = await browser.newContext({
    baseURL: options.base,
    locale: locale === "fr" ? "fr-FR" : "en-GB",
    timezoneId: "America/Bogota",
    colorScheme: scheme,
    reducedMotion: "reduce",
    javaScriptEnabled: !state.plain,
    viewport: { width: options.widths.at(-1) ?? 1440, height: 900 },
  });
  context.setDefaultTimeout(20_000);
  const report: Report = { visit, seen: [], faults: [] };
  const page = await context.newPage();
  try {
    if (!options.axe && !state.plain) await fetchFaces(page);
    await state.reach({ page, locale, world });
    if (options.axe) report.faults.push(...(await askAxe(page, state, options)));
    else report.seen.push(...(await takePictures(page, visit, options)));
  } catch (error) {
    report.faults.push(`${error instanceof Error ? error.message.split("\n\n")[0] : error}`);
    const file = join(options.out, stateName(state), `${locale}-${scheme}-not-reached.png`);
    await photograph(page, file).catch(() => undefined);
  } finally {
    // Somebody may still wait for an answer that was held back on purpose.
    await context.close().catch(() => undefined);
  }
  return report;
}

async function takePictures(page: Page, visit: Visit, options: Options): Promise<Seen[]> {
  const { state, locale, scheme } = visit;
  const folder = join(options.out, stateName(state));
  if (state.paper) {
    const files = await print(page, join(folder, `${locale}-a4.png`));
    return files.map((file) => ({ visit, width: null, file }));
  }
  const seen: Seen[] = [];
  for (const width of options.widths) {
    const file = join(folder, `${locale}-${width}-${scheme}.png`);
    await settleAt(page, width);
    await photograph(page, file);
    seen.push({ visit, width, file });
  }
  return seen;
}

async function askAxe(page: Page, state: State, { widths }: Options): Promise<string[]> {
  if (state.letter || state.plain) return [];
  const faults: string[] = [];
  for (const width of new Set([widths[0], widths.at(-1)])) {
    await settleAt(page, width as number);
    faults.push(...(await axeFaults(page)).map((fault) => `${width} px: ${fault}`));
  }
  return faults;
}
