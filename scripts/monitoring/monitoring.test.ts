// What monitoring is told to look at is what the app says: of a real process, after a purchase or without one.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWholeApp, type WholeApp } from "#http/testing/whole-app";
import { catalogue, type Metric } from "#lib/measure/catalogue";
import { openWorld, type World } from "#lib/testing/world";

const server = process.env.TEST_DATABASE_URL;
const read = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8");
const metrics: Record<string, Metric> = catalogue;

type Panel = {
  title: string;
  type: string;
  description?: string;
  targets?: { expr: string }[];
  datasource?: { uid: string };
  fieldConfig?: { defaults: { thresholds: { steps: { value: number | null }[] } } };
};
type Dashboard = {
  uid: string;
  schemaVersion: number;
  panels: (Panel & { id: number; gridPos: Record<string, number> })[];
  templating: { list: { name: string; type: string; query: unknown }[] };
};
const dashboard = JSON.parse(read("grafana-dashboard.json")) as Dashboard;
const panels = dashboard.panels.filter(({ type }) => type !== "row");

type Rule = { alert: string; expr: string; for: string; summary: string; runbook: string };
/** The rules' file has a line for each field; whether it is YAML, promtool says. */
const rules: Rule[] = read("prometheus-alerts.yml")
  .split(/\n {6}- alert: /)
  .slice(1)
  .map((text) => {
    const field = (name: string) =>
      new RegExp(`\\n +${name}: "?(.*?)"?(?=\\n|$)`).exec(text)?.[1] ?? "";
    const alert = text.split("\n", 1)[0] as string;
    return {
      alert,
      expr: field("expr"),
      for: field("for"),
      summary: field("summary"),
      runbook: field("runbook"),
    };
  });

const queries = [
  ...panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const)),
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
];
/** Names of metrics in a query; what else looks like one are functions, labels and grouping. */
const namesIn = (expr: string) =>
  [...expr.matchAll(/\b(gangway|process|nodejs)_[a-z0-9_]+/g)].map(([name]) => name);
/** Of a histogram, the metric its series belong to. */
const metricOf = (name: string) =>
  name in metrics ? name : name.replace(/_(bucket|sum|count)$/, "");

describe("the dashboard", () => {
  test("is one that Grafana takes: a uid, its data source to be chosen, panels that do not overlap", () => {
    expect(dashboard.uid).toBe("gangway");
    expect(dashboard.schemaVersion).toBeGreaterThanOrEqual(41);
    expect(dashboard.templating.list).toContainEqual(
      expect.objectContaining({ name: "datasource", type: "datasource", query: "prometheus" }),
    );
    expect(panels.length).toBeGreaterThan(30);
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    const taken = new Set<string>();
    for (const { gridPos } of dashboard.panels) {
      const { x = 0, y = 0, w = 0, h = 0 } = gridPos;
      expect(x + w).toBeLessThanOrEqual(24);
      for (let column = x; column < x + w; column += 1) {
        for (let line = y; line < y + h; line += 1) {
          expect(taken.has(`${column} ${line}`)).toBe(false);
          taken.add(`${column} ${line}`);
        }
      }
    }
    for (const panel of panels) {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Grafana's variable.
      expect(panel.datasource?.uid).toBe("${datasource}");
      expect(panel.description, panel.title).toBeTruthy();
      expect(panel.targets?.length, panel.title).toBeGreaterThan(0);
    }
  });

  // The owner's aims (async-flow-diagrams 7, async-architecture), each a line on a panel of its metric.
  test.each([
    ["gangway_queue_length", 100],
    ["gangway_queue_length", 500],
    ["gangway_queue_silent_seconds", 300],
    ["gangway_search_hit_ratio_15m", 0.7],
    ["gangway_search_hit_ratio_15m", 0.5],
    ["gangway_search_duration_seconds", 0.05],
    ["gangway_mail_success_ratio_1h", 0.99],
    ["gangway_mail_success_ratio_1h", 0.95],
    ["gangway_mail_acceptance_seconds", 30],
    ["gangway_stripe_webhook_settle_seconds", 5],
    ["gangway_operator_call_duration_seconds", 2],
    ["process_resident_memory_bytes", 300_000_000],
  ])("draws the aim of %s at %d", (metric, value) => {
    const drawn = panels.filter(({ targets = [], fieldConfig }) => {
      const steps = fieldConfig?.defaults.thresholds.steps ?? [];
      const isOf = targets.some(({ expr }) => namesIn(expr).map(metricOf).includes(metric));
      return isOf && steps.some((step) => step.value === value);
    });
    expect(drawn.map(({ title }) => title)).not.toEqual([]);
  });
});

describe("the alert rules", () => {
  test("each says what it means and what to do", () => {
    expect(rules.length).toBeGreaterThan(20);
    for (const { alert, expr, summary, runbook } of rules) {
      expect([alert, expr, summary, runbook].every(Boolean), alert).toBe(true);
      expect(runbook.length, alert).toBeGreaterThan(40);
    }
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });

  test.each([
    ["gangway_queue_length", "> 500"],
    ["gangway_mail_success_ratio_1h", "< 0.95"],
    ["gangway_search_hit_ratio_15m", "< 0.5"],
    ["gangway_queue_silent_seconds", "> 300"],
    ["gangway_mail_acceptance_seconds_sum", "> 30"],
    ['gangway_alerts_open{kind="invariant"}', "> 0"],
    ['gangway_alerts_open{kind="refund_failed"}', "> 0"],
    ['gangway_alerts_open{kind="dispute"}', "> 0"],
    ["gangway_watchdog_last_look_timestamp_seconds", "> 180"],
    ["gangway_dead_letters", "> 0"],
  ])("there is one of %s %s", (metric, limit) => {
    expect(rules.some(({ expr }) => expr.includes(metric) && expr.includes(limit))).toBe(true);
  });

  const tool = promtool();
  test.skipIf(!tool)("promtool takes the rules, and plays them (needs promtool)", () => {
    const run = (...given: string[]) =>
      execFileSync(tool as string, given, { cwd: import.meta.dirname, encoding: "utf8" });
    expect(run("check", "rules", "prometheus-alerts.yml")).toContain("SUCCESS");
    expect(run("test", "rules", "prometheus-alerts.test.yml")).toContain("SUCCESS");
    // Negative control: the same rules with another threshold fail what is played.
    const folder = mkdtempSync(join(tmpdir(), "gangway-rules-"));
    const other = read("prometheus-alerts.yml").replace("> 500", "> 5000");
    writeFileSync(join(folder, "prometheus-alerts.yml"), other);
    writeFileSync(join(folder, "played.yml"), read("prometheus-alerts.test.yml"));
    expect(() =>
      execFileSync(tool as string, ["test", "rules", "played.yml"], { cwd: folder, stdio: "pipe" }),
    ).toThrow();
    rmSync(folder, { recursive: true });
  });
});

describe("no figure counts twice", () => {
  // With two processes `sum` over what both read from the database is twice as much.
  test.each(queries)("%s: %s", (_, expr) => {
    for (const name of namesIn(expr)) {
      const metric = metrics[metricOf(name)];
      if (!metric) continue;
      const before = expr.slice(0, expr.indexOf(name)).trimEnd();
      const outer = /(max|min|sum|rate|increase|absent)(?: by \([^)]*\))? ?\($/.exec(before)?.[1];
      if (metric.scope === "shared") expect(outer, name).toBe("max");
      else if (metric.type !== "gauge") expect(outer, name).toMatch(/rate|increase/);
      else expect(outer, name).toMatch(/sum|max|min|absent/);
    }
  });
});

describe.skipIf(!server)("a process of the app's own (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let app: WholeApp;
  beforeAll(async () => {
    world = await openWorld(server as string, 4);
    app = await openWholeApp(world, { LOG_LEVEL: "warn" });
  }, 90_000);
  afterAll(async () => {
    await app?.end();
    await world?.end();
  });

  test("says every metric that the dashboard and the rules ask for", async () => {
    const text = await app.metrics();
    const missing = (names: string[]) =>
      [...new Set(names.map(metricOf))].filter((name) => !text.includes(`# TYPE ${name} `));
    const asked = queries.flatMap(([, expr]) => namesIn(expr));
    expect(new Set(asked).size).toBeGreaterThan(40);
    expect(missing(asked)).toEqual([]);
    expect(missing(["gangway_nobody_says"])).toEqual(["gangway_nobody_says"]);
    // And the other way round: nothing is measured that nobody looks at.
    const looked = new Set(asked.map(metricOf));
    expect(Object.keys(metrics).filter((name) => !looked.has(name))).toEqual([]);
    const lint = promtool();
    if (lint) {
      // Its last word on names; prom-client's own of Node are none of ours.
      const ours = text.split("\n").filter((line) => /^(# (HELP|TYPE) )?gangway_/.test(line));
      const said = execFileSync(lint, ["check", "metrics"], { input: `${ours.join("\n")}\n` });
      expect(said.toString()).toBe("");
    }
  });

  test("asks for its token", async () => {
    expect((await app.get("/api/metrics")).status).toBe(401);
    const wrong = { authorization: "Bearer whole-app-metrics-tokeN" };
    expect((await app.get("/api/metrics", wrong)).status).toBe(401);
  });
});

/** Prometheus' own tool: PROMTOOL, else the one on the PATH; null where there is none. */
function promtool(): string | null {
  for (const tool of [process.env.PROMTOOL, "promtool"]) {
    if (!tool) continue;
    try {
      execFileSync(tool, ["--version"], { stdio: "ignore" });
      return tool;
    } catch {
      // Not here.
    }
  }
  return null;
}
