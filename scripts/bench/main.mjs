import { mkdirSync, readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { end, endOnSignals, endWith } from "../machine/endings.mjs";
import { bold, dim, say, seconds, step } from "../machine/say.mjs";
import { Trouble } from "../machine/trouble.mjs";
import { readOptions } from "./options.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

export async function bench(argv) {
  endOnSignals((code) => code);
  try {
    const options = readOptions(argv);
    if (options) await runAll(options);
  } catch (error) {
    await endWith(error, "measuring");
  }
}

async function runAll(options) {
  const began = performance.now();
  const [busy] = loadavg();
  say(bold("Gangway, measured"));
  const endpoints = await endpointsOf(options);
  // What is measured needs packages, and these may have been installed just now.
  const { openStage } = await import("./stage.mjs");
  const { measureParts } = await import("./parts.mjs");
  const stage = await openStage(endpoints, options);
  const lines = await step("measured", (note) => measureParts({ ...stage, note }, options)).then(
    ({ lines: all }) => all,
  );
  const { table } = await import("./table.mjs");
  const cores = cpus();
  say(
    `\n${cores.length} cores (${cores[0]?.model.trim() ?? "unknown"}), Node ${process.versions.node}, Postgres ${stage.version}`,
  );
  say(dim("Who asks shares these cores with who answers: read the ratios, not the rates."));
  if (busy > cores.length / 4) {
    say(
      `  ! Others were at work here before it began (load ${busy.toFixed(1)}): even ratios bend. CPU does least.`,
    );
  }
  say();
  say(table(lines));
  say(`\n${verdict(lines)} in ${seconds(began).trim()}`);
  await stage.sql.end({ timeout: 2 });
  await end(0);
}

async function endpointsOf({ endpoints: file, base, profile }) {
  if (file) {
    let known;
    try {
      known = JSON.parse(readFileSync(resolve(file), "utf8"));
    } catch {
      throw new Trouble(`There is no stack at ${file}: start one with npm run demo.`);
    }
    say(
      `  ! ${known.database_url.replace(/\/\/.*@/, "//")} is a database in use: 1,000 of its sailings get room for millions, and the bookings stay.`,
    );
    return { ...known, app: base ?? known.app };
  }
  const { bringOwnStack } = await import("./own-stack.mjs");
  const folder = profile && resolve(profile);
  if (folder) mkdirSync(folder, { recursive: true });
  return bringOwnStack(root, { profile: folder });
}

function verdict(lines) {
  const count = (word) => lines.filter((cells) => cells.at(-1) === word).length;
  return `${count("met")} marks met, ${count("missed")} missed,`;
}
