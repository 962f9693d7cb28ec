// Lighthouse on a running demo: `node scripts/lighthouse.mjs [--base http://localhost:3000] [--times 4]`.
// Mobile, the median of several runs for home, a crossing, a port, a vessel, results, sailing and checkout; ends with 1 below 98.
// Lighthouse is 185 MB of packages that nothing else needs, so npx brings it for this alone.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

const VERSION = "12.8.2";
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const AIM = 98;
const { values } = parseArgs({
  options: {
    base: { type: "string", default: "http://localhost:3000" },
    times: { type: "string", default: "4" },
    out: { type: "string", default: join(".gangway", "lighthouse") },
    page: { type: "string" },
  },
});

// A connection of its own each time: one kept since the page before may just be closing.
const headers = { connection: "close" };

const middle = (numbers) => {
  const sorted = [...numbers].sort((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

/** Pages a traveller passes on the way to paying, by what the demo sells in two months; before them those he finds us by. */
async function pages() {
  for (let days = 60; days < 75; days += 1) {
    const date = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const query = new URLSearchParams({ from: "tunis", to: "marseille", date, adults: "2" });
    const answer = await fetch(`${values.base}/api/v1/ferry/search?${query}`, { headers });
    const journey = (await answer.json()).data?.[0];
    if (!journey) continue;
    const id = encodeURIComponent(journey.id);
    return {
      home: "/en",
      crossing: "/en/routes/marseille/tunis",
      port: "/en/ports/marseille",
      vessel: "/en/vessels/tanit",
      results: `/en/search?${query}`,
      sailing: `/en/journeys/${id}?adults=2`,
      checkout: `/en/book?out=${id}&adults=2`,
    };
  }
  throw new Error("The demo sells no crossing from Tunis to Marseille.");
}

function run(name, path, turn) {
  const file = join(values.out, `${name}-${turn}.json`);
  const args = ["--yes", `lighthouse@${VERSION}`, values.base + path, "--quiet"];
  const flags = "--headless=new --no-sandbox --disable-dev-shm-usage";
  const options = [
    `--only-categories=${CATEGORIES.join(",")}`,
    "--output=json",
    `--output-path=${file}`,
    `--chrome-flags=${flags}`,
  ];
  const measure = () => execFileSync("npx", [...args, ...options], { stdio: "ignore" });
  try {
    measure();
  } catch {
    // On a busy machine it loses a trace now and then; twice in a row is a fault.
    measure();
  }
  return JSON.parse(readFileSync(file, "utf8"));
}

/** What keeps a report from being without fault, the heaviest first. */
function faults(report) {
  const lost = CATEGORIES.flatMap((category) =>
    report.categories[category].auditRefs.map(({ id, weight }) => ({ category, weight, id })),
  ).map(({ category, weight, id }) => {
    const { score, title, displayValue = "" } = report.audits[id];
    return { category, title, displayValue, lost: score === null ? 0 : weight * (1 - score) };
  });
  return lost
    .filter((fault) => fault.lost > 0.05)
    .sort((one, other) => other.lost - one.lost)
    .map(({ category, title, displayValue }) => `    ${category}: ${title} ${displayValue}`);
}

mkdirSync(values.out, { recursive: true });
for (const [name, path] of Object.entries(await pages())) {
  if (values.page && values.page !== name) continue;
  const { status } = await fetch(values.base + path, { headers });
  if (status !== 200) {
    console.log(`${name.padEnd(9)} answers ${status}`);
    process.exitCode = 1;
    continue;
  }
  const reports = [];
  for (let turn = 1; turn <= Number(values.times); turn += 1) reports.push(run(name, path, turn));
  const scores = CATEGORIES.map((category) =>
    middle(reports.map(({ categories }) => Math.round(categories[category].score * 100))),
  );
  const told = CATEGORIES.map((category, index) => `${category} ${scores[index]}`).join(", ");
  console.log(`${name.padEnd(9)} ${told}`);
  for (const line of faults(reports.at(-1))) console.log(line);
  if (scores.some((score) => score < AIM)) process.exitCode = 1;
}
