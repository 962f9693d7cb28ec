import { type Database, openDatabase, type Sql } from "#db/client";

/** A node of a plan as Postgres's JSON has it. */
type PlanNode = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Index Cond"?: string;
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: PlanNode[];
};

/** How one statement, of ours or inside a function of the database, was carried out. */
export type Watched = { during: string; query: string; plan: PlanNode };

export type PlanWatch = {
  database: Database;
  /** Everything heard so far. */
  heard: Watched[];
  /** Names what happens from now on. */
  during: (step: string) => void;
  end: () => Promise<void>;
};

/**
 * Opens a database whose server says the plan of every statement that it carries out, also of those
 * inside functions and triggers: what is judged is what ran, not a copy of it. It has as few connections
 * as can be, so that statements come to the plans they settle for after a while. Needs a superuser.
 */
export async function watchPlans(admin: Sql, url: string): Promise<PlanWatch> {
  const name = new URL(url).pathname.slice(1);
  const settings = {
    session_preload_libraries: "auto_explain",
    "auto_explain.log_min_duration": "0",
    "auto_explain.log_nested_statements": "on",
    "auto_explain.log_format": "json",
    "auto_explain.log_level": "notice",
    "auto_explain.log_analyze": "on",
    "auto_explain.log_timing": "off",
  };
  for (const [setting, value] of Object.entries(settings)) {
    await admin.unsafe(`alter database ${name} set ${setting} = '${value}'`);
  }
  const heard: Watched[] = [];
  let step = "";
  const database = openDatabase(url, 1, ({ message }) => {
    const json = message?.indexOf("{") ?? -1;
    if (!message?.includes("plan:") || json < 0) return;
    const told = JSON.parse(message.slice(json)) as { "Query Text": string; Plan: PlanNode };
    heard.push({ during: step, query: told["Query Text"], plan: told.Plan });
  });
  return {
    database,
    heard,
    during: (next) => {
      step = next;
    },
    end: () => database.end(),
  };
}

export type Growth = {
  /** The tables that grow. */
  tables: ReadonlySet<string>;
  /** Indexes that hold only a few rows by their own condition: what is open, due or unsent. */
  short: ReadonlySet<string>;
  /** More rows than this from one node are not what a request, or a sweep of what is new, asks for. */
  mostRows: number;
};

/**
 * What of the plans would take longer the more there is: a table that grows, or an index on all of it, read
 * from end to end, or many more rows of it looked at than are wanted. Said once for each statement.
 */
export function growing(heard: Watched[], { tables, short, mostRows }: Growth): string[] {
  const found = new Set<string>();
  for (const { during, query, plan } of heard) {
    const text = query.replace(/\s+/g, " ").trim().slice(0, 160);
    for (const { node, table, isLimited } of nodesOf(plan)) {
      if (table === undefined || !tables.has(table)) continue;
      const kind = node["Node Type"];
      const index = node["Index Name"];
      const isWhole =
        kind === "Seq Scan" ||
        (index !== undefined && !node["Index Cond"] && !isLimited && !short.has(index));
      if (isWhole) found.add(`${during}: ${kind} of ${index ?? table} — ${text}`);
      else if (rowsOf(node) > mostRows) {
        found.add(`${during}: ${rowsOf(node)} rows of ${table} — ${text}`);
      }
    }
  }
  return [...found];
}

/** Every table that a statement read or wrote. */
export function tablesOf(heard: Watched[]): Set<string> {
  return new Set(heard.flatMap(({ plan }) => nodesOf(plan).flatMap(({ table }) => table ?? [])));
}

/** Rows looked at, in all its loops. */
function rowsOf(node: PlanNode): number {
  const passed = node["Actual Rows"] ?? 0;
  const left = (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  return Math.round((passed + left) * (node["Actual Loops"] ?? 1));
}

type Visited = { node: PlanNode; table: string | undefined; isLimited: boolean };

function nodesOf(node: PlanNode, above?: Visited): Visited[] {
  const kind = node["Node Type"];
  // A bitmap's index does not say whose it is; the node above it does.
  const table = node["Relation Name"] ?? (kind.startsWith("Bitmap") ? above?.table : undefined);
  // Under a limit, and in the order of the index, no more is read than is asked for.
  const isStreamed = above?.isLimited === true && !/Sort|Aggregate|Hash|Bitmap/.test(kind);
  const here = { node, table, isLimited: kind === "Limit" || isStreamed };
  return [here, ...(node.Plans ?? []).flatMap((below) => nodesOf(below, here))];
}
