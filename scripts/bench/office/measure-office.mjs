import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { at } from "../numbers.mjs";
import { line, ms } from "../words.mjs";
import { officeAsks } from "./asks.mjs";
import { growOffice } from "./grow-office.mjs";

const run = promisify(execFile);
const MILLION = 1_000_000;
/** What a page or a list may take, whatever there is in the database. */
const MARK_MS = 300;
const asked = 20;

/**
 * Asks the back office as somebody of sales does, one thing at a time: on a stack of the bench's own after it
 * has grown, on a running one as it stands. Answers the lines of the table.
 */
export async function measureOffice({ base, endpoints, isOwn, sql, note }) {
  if (isOwn) {
    await growOffice({ sql, note }, { bookings: MILLION, sailings: MILLION });
    note("what bookings are found by");
    await run(join("node_modules", ".bin", "tsx"), ["scripts/bench/office/index-all.ts"], {
      env: { ...process.env, DATABASE_URL: endpoints.database_url },
    });
  }
  const [{ bookings, sailings }] = await sql`
    select (select reltuples from pg_class where relname = 'booking')::bigint as bookings,
      (select reltuples from pg_class where relname = 'sailing')::bigint as sailings`;
  const cookie = await signIn(base, endpoints);
  const lines = [
    line("the back office", "", `${many(bookings)} bookings, ${many(sailings)} sailings`),
  ];
  for (const { name, path, isExport } of await officeAsks(sql)) {
    note(name.trim());
    lines.push(await measured(base, cookie, { name, path, isExport }));
  }
  return lines;
}

const many = (count) => Number(count).toLocaleString("en");

async function signIn(base, { sales, app }) {
  const answer = await fetch(`${base}/api/v1/account/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: new URL(app).origin },
    body: JSON.stringify(sales),
  });
  if (!answer.ok) throw new Error(`signing in as sales: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
}

async function measured(base, cookie, { name, path, isExport }) {
  const times = [];
  let status = 0;
  let bytes = 0;
  const rounds = isExport ? 5 : asked;
  // The first ones are for the plans and the page's own code.
  for (let time = -2; time < rounds; time += 1) {
    const began = performance.now();
    const answer = await fetch(`${base}${path}`, { headers: { cookie }, redirect: "manual" });
    bytes = (await answer.arrayBuffer()).byteLength;
    status = answer.status;
    if (time >= 0) times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const [p50, p95] = [at(times, 0.5), at(times, 0.95)];
  const told = status === 200 ? `${Math.round(bytes / 1024)} kB` : `status ${status}`;
  const figures = `${ms(p50)}, ${ms(p95)}`;
  if (isExport) return line(name, figures, told);
  return line(name, figures, told, null, `p95 ≤ ${MARK_MS} ms`, status === 200 && p95 <= MARK_MS);
}
