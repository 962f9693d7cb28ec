import { existsSync } from "node:fs";
import { join } from "node:path";
import { aptInstall } from "./apt.mjs";
import { onPath, run } from "./children.mjs";
import { fetchChromium, fetchedChromium } from "./chromium-fetch.mjs";
import { Trouble } from "./trouble.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/**
 * The path of a Chromium that runs here. CHROMIUM_PATH, then one that is installed, then
 * Playwright's own, then the package manager's, then Debian's packages unpacked beside the checkout.
 */
export async function findChromium(root, { log, onWait } = {}) {
  if (process.env.CHROMIUM_PATH) return demand(process.env.CHROMIUM_PATH);
  const here = (await installed()) ?? (await playwrightsOwn(root)) ?? (await unpacked(root));
  if (here) return here;
  onWait?.("fetching Chromium");
  if (await playwrightInstall(root, log)) return playwrightsOwn(root);
  if (await aptInstall(["chromium"], { log })) return installed();
  await fetchChromium(root, { log });
  const fetched = await unpacked(root);
  if (fetched) return fetched;
  throw new Trouble(
    "No Chromium here and none to be had. Install one (apt install chromium, brew install --cask chromium) or set CHROMIUM_PATH to a browser that is there.",
  );
}

async function demand(file) {
  if (await runs(file)) return file;
  throw new Trouble(`CHROMIUM_PATH is ${file}, which does not run.`);
}

async function installed() {
  const file = onPath(...NAMES) ?? (existsSync(MAC) ? MAC : undefined);
  return file && (await runs(file)) ? file : undefined;
}

async function unpacked(root) {
  const file = fetchedChromium(root);
  return file && (await runs(file)) ? file : undefined;
}

// Ubuntu's `chromium` may be a mere hint to install a snap: only an answer counts.
async function runs(file) {
  const { ok, output } = await run(file, ["--version"], { timeout: 20_000 });
  return ok && /chrom/i.test(output);
}

async function playwrightsOwn(root) {
  const ask =
    'import { chromium } from "@playwright/test"; process.stdout.write(chromium.executablePath());';
  const answer = await run(process.execPath, ["--input-type=module", "-e", ask], { cwd: root });
  const file = answer.output.trim();
  return answer.ok && file && (await runs(file)) ? file : undefined;
}

// Its download host is closed on many machines: a minute must do.
async function playwrightInstall(root, log) {
  const cli = join(root, "node_modules", "@playwright", "test", "cli.js");
  const args = [cli, "install", "chromium", "--no-shell"];
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "5000" };
  const { ok } = await run(process.execPath, args, { cwd: root, env, log, timeout: 60_000 });
  return ok && Boolean(await playwrightsOwn(root));
}
