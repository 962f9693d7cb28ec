// npm run evaluate:recommendations: how well the recommendations foretell what is looked at next, against what is
// most popular. On the database's own looks (--own), or on a simulated population (the default, where there are few).
// -- --people N, --seed N, --sittings N. Reads only: what it learns, it learns in tables of its own.
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { openForLongWork } from "#db/client";
import { evaluateRecommendations, ways } from "#lib/recommendation/evaluation/evaluate";
import { knownSailings } from "#lib/recommendation/evaluation/known-sailings";
import { shuffleLooks, simulateLooks } from "#lib/recommendation/evaluation/population";

const { values } = parseArgs({
  options: {
    own: { type: "boolean", default: false },
    people: { type: "string", default: "6000" },
    seed: { type: "string", default: "7" },
    sittings: { type: "string", default: "800" },
  },
});
const dayMs = 86_400_000;

/** DATABASE_URL, or the running demo's. */
function databaseUrl(): string {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  if (existsSync(".gangway/endpoints.json")) {
    return JSON.parse(readFileSync(".gangway/endpoints.json", "utf8")).database_url;
  }
  throw new Error("Set DATABASE_URL, or start the demo.");
}

async function show(
  title: string,
  looks: Parameters<typeof evaluateRecommendations>[1],
  until: Date,
) {
  const options = { until, mostSittings: Number(values.sittings) };
  const found = await sql.begin((tx) => evaluateRecommendations(tx, looks, options));
  console.log(
    `\n${title}: ${found.sittings} sittings foretold, from ${found.learned} looks before`,
  );
  console.log(`  ${"".padEnd(34)} recall@10   nDCG@10   MRR@10`);
  for (const way of ways) {
    const { recall, ndcg, mrr } = found.figures[way];
    const numbers = [recall, ndcg, mrr].map((figure) => figure.toFixed(3).padStart(9));
    console.log(`  ${way.padEnd(34)}${numbers.join(" ")}`);
  }
}

const sql = openForLongWork(databaseUrl());
try {
  if (values.own) {
    const [span] = await sql<{ until: Date | null }[]>`
      select max(at) - (max(at) - min(at)) / 5 as until from look`;
    if (span?.until) await show("The database's own looks", null, span.until);
    else console.log("Nobody agreed to be remembered yet: there is nothing to judge by.");
  } else {
    const from = new Date();
    const days = 30;
    const until = new Date(from.getTime() + (days - 6) * dayMs);
    const sailings = await knownSailings(sql, from, new Date(from.getTime() + 85 * dayMs));
    console.log(
      `SIMULATED: ${values.people} made-up people (lib/recommendation/evaluation/population.ts), ${sailings.length} sailings, seed ${values.seed}.\nIt says how the recommendations do among such people, and nothing of real ones.`,
    );
    const looks = simulateLooks(sailings, {
      people: Number(values.people),
      seed: Number(values.seed),
      from,
      days,
    });
    await show("Simulated", looks, until);
    await show("Control, the same looks shuffled", shuffleLooks(looks, 1), until);
  }
} finally {
  await sql.end();
}
