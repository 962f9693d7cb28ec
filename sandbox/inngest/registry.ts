import { canonical } from "./canonical";
import type { Sql } from "./db";
import { covers, type Fn, type FunctionConfig, ready } from "./functions";

/** The functions of every synced app: in memory for each event, in Postgres for the next start. */
export interface Registry {
  /** Reads what the apps at these URLs had; an app that has moved is forgotten at its old one. */
  load(urls: string[]): Promise<void>;
  /** True if the app's functions are new or changed. */
  replace(url: string, appId: string, functions: FunctionConfig[]): Promise<boolean>;
  all(): Fn[];
  get(id: string): Fn | undefined;
  triggeredBy(eventName: string): Fn[];
  isSynced(url: string): boolean;
}

export function createRegistry(sql: Sql): Registry {
  const apps = new Map<string, string>();
  let functions = new Map<string, Fn>();

  function index(): void {
    functions = new Map();
    for (const [url, text] of apps) {
      for (const config of JSON.parse(text) as FunctionConfig[]) {
        functions.set(config.id, ready(config, url));
      }
    }
  }

  return {
    async load(urls) {
      await sql`DELETE FROM app WHERE url <> ALL(${urls}::text[])`;
      const known = await sql<{ url: string; functions: string }[]>`
        SELECT url, functions FROM app`;
      for (const app of known) apps.set(app.url, app.functions);
      index();
    },
    async replace(url, appId, list) {
      const text = canonical(list);
      if (apps.get(url) === text) return false;
      await sql`
        INSERT INTO app (url, app_id, functions) VALUES (${url}, ${appId}, ${text})
        ON CONFLICT (url) DO UPDATE
        SET app_id = excluded.app_id, functions = excluded.functions, synced_at = now()`;
      apps.set(url, text);
      index();
      return true;
    },
    all: () => [...functions.values()],
    get: (id) => functions.get(id),
    triggeredBy: (eventName) =>
      [...functions.values()].filter((fn) =>
        fn.config.triggers.some(({ event }) => event && covers(event, eventName)),
      ),
    isSynced: (url) => apps.has(url),
  };
}
