import type { Core } from "./core";
import { listEvents, listRuns } from "./lists";

const safe = (value: unknown): string =>
  String(value ?? "").replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

const STYLE = `
  body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; color: #12212e }
  h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin-top: 2rem }
  table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #d8e0e6; vertical-align: top }
  td { overflow-wrap: anywhere } .failed { color: #a3201d } .completed { color: #17683a } .cancelled { color: #76520e }`;

/** A page to look at: functions, runs, events. */
export async function renderPage(core: Core): Promise<string> {
  const [runs, events] = await Promise.all([listRuns(core.sql, 100), listEvents(core.sql, 50)]);
  const functions = core.registry
    .all()
    .map((fn) => [
      fn.id,
      fn.config.triggers.map((t) => t.cron ?? t.event).join(", "),
      `${fn.maxAttempts} attempts, ${fn.limit} at once`,
      fn.url,
    ]);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Inngest, local</title>
<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head><body>
<h1>Background runs, executed locally</h1>
<p>A stand-in for Inngest's server. It keeps its state in Postgres. Times are UTC.</p>
${table("Functions", ["Function", "Starts on", "Limits", "Served at"], functions)}
${table(
  "Latest runs",
  ["Run", "Function", "Status", "Event", "Started", "Now", "Result"],
  runs.map((run) => [
    run.id,
    run.fn_id,
    run.status,
    run.event_name,
    time(run.started_at),
    run.tasks
      .map((t) => `${t.kind} ${t.name}, attempt ${t.attempt + 1}, due ${t.due_at}`)
      .join("; "),
    (run.output ?? "").slice(0, 300),
  ]),
)}
${table(
  "Latest events",
  ["Event", "Name", "At", "Data"],
  events.map((event) => [event.id, event.name, time(event.at), event.body.slice(0, 300)]),
)}
</body></html>`;
}

const STATUSES = new Set(["running", "completed", "failed", "cancelled"]);
const tone = (cell: string): string => (STATUSES.has(cell) ? ` class="${cell}"` : "");

const time = (at: Date): string => at.toISOString().slice(0, 19).replace("T", " ");

function table(title: string, heads: string[], lines: string[][]): string {
  const head = heads.map((text) => `<th scope="col">${safe(text)}</th>`).join("");
  const body = lines
    .map((line) => `<tr>${line.map((cell) => `<td${tone(cell)}>${safe(cell)}</td>`).join("")}</tr>`)
    .join("\n");
  const none = lines.length === 0 ? "<p>None yet.</p>" : "";
  return `<h2>${safe(title)}</h2><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${none}`;
}
