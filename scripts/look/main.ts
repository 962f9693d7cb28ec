// npm run look: takes pictures of every page in every state, or asks axe about them.
import { chromium } from "@playwright/test";
import { everyState } from "../../e2e/states/every-state";
import { stateName } from "../../e2e/states/state";
import { makeWorld } from "../../e2e/states/world";
import { findChromium } from "../machine/chromium.mjs";
import { writeIndex } from "./index-page";
import { type Options, readOptions } from "./options";
import { writeSheets } from "./sheets";
import { goAndLook, type Report, type Visit, visitsOf } from "./visit";

const said = ({ state, locale, scheme }: Visit) => `${stateName(state)} ${locale} ${scheme}`;

async function look(options: Options): Promise<Report[]> {
  const isMeant = (name: string) =>
    options.only.length === 0 || options.only.some((start) => name.startsWith(start));
  const visits = visitsOf(
    everyState.filter((state) => isMeant(stateName(state))),
    options,
  );
  const browser = await chromium.launch({
    executablePath: await findChromium(process.cwd()),
    chromiumSandbox: false,
  });
  const world = await makeWorld(options.base);
  const reports: Report[] = [];
  const waiting = visits.values();
  const work = async () => {
    for (const next of waiting) {
      const began = Date.now();
      const report = await goAndLook(browser, world, next, options);
      reports.push(report);
      const seconds = ((Date.now() - began) / 1_000).toFixed(1);
      console.log(`${report.faults.length > 0 ? "✗" : "✓"} ${said(next)} (${seconds} s)`);
      for (const fault of report.faults) console.log(`    ${fault}`);
    }
  };
  await Promise.all(Array.from({ length: options.workers }, work));
  await world.end();
  await browser.close();
  return reports.sort((a, b) => visits.indexOf(a.visit) - visits.indexOf(b.visit));
}

const options = readOptions(process.argv.slice(2));
if (options === "list") for (const state of everyState) console.log(stateName(state));
else if (options) {
  const reports = await look(options);
  const seen = reports.flatMap((report) => report.seen);
  const bad = reports.filter(({ faults }) => faults.length > 0);
  if (!options.axe) console.log(`${seen.length} pictures: ${writeIndex(reports, options.out)}`);
  if (options.sheets) for (const file of await writeSheets(seen, options.out)) console.log(file);
  console.log(`${reports.length} states looked at, ${bad.length} with something to mend.`);
  if (bad.length > 0 || reports.length === 0) process.exitCode = 1;
}
