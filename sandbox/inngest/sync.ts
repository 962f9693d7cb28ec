import { callApp } from "./call";
import { canonical } from "./canonical";
import type { Core } from "./core";
import { type FunctionConfig, faultsOf } from "./functions";

const WAITING = 400;
const STEADY = 5_000;

export interface Sync {
  /** Asks the apps now, unless they were asked a moment ago. */
  now(): Promise<void>;
  stop(): void;
}

/** Takes an app's functions, from our asking or from its own registration. */
export async function takeFunctions(
  core: Core,
  url: string,
  appId: string,
  functions: FunctionConfig[],
): Promise<{ faults: string[]; changed: boolean }> {
  const faults = functions.flatMap(faultsOf);
  if (faults.length > 0) return { faults, changed: false };
  return { faults, changed: await core.registry.replace(url, appId, functions) };
}

/** Keeps asking each serve URL for its functions: until it is up, then now and then. */
export function startSync(core: Core, onChange: () => Promise<void>): Sync {
  const timers = new Map<string, NodeJS.Timeout>();
  const told = new Map<string, string>();
  let asking: Promise<void> | undefined;
  let asked = 0;
  let stopped = false;

  // Each state is said once, not at every round.
  function say(url: string, text: string): void {
    if (told.get(url) === text) return;
    told.set(url, text);
    console.log(`inngest: ${url}: ${text}`);
  }

  async function ask(url: string): Promise<boolean> {
    try {
      const reply = await callApp({
        method: "PUT",
        url: new URL(url),
        body: canonical({ url }),
        headers: { "x-inngest-sync-kind": "in_band", "x-inngest-server-kind": "cloud" },
        timeout: 20_000,
        signingKey: core.config.signingKey,
      });
      if (reply.status !== 200) throw new Error(`answered ${reply.status}`);
      const { app_id, functions } = JSON.parse(reply.body) as {
        app_id: string;
        functions: FunctionConfig[];
      };
      const { faults, changed } = await takeFunctions(core, url, app_id, functions);
      if (changed) await onChange();
      say(
        url,
        faults.length > 0 ? `refused: ${faults.join("; ")}` : `${functions.length} functions`,
      );
      return true;
    } catch (error) {
      say(url, `not synced yet (${error instanceof Error ? error.message : error})`);
      return false;
    }
  }

  async function round(url: string): Promise<void> {
    const up = await ask(url);
    if (stopped) return;
    timers.set(
      url,
      setTimeout(() => void round(url), up ? STEADY : WAITING),
    );
  }

  for (const url of core.config.appUrls) void round(url);

  return {
    async now() {
      if (Date.now() - asked > 1_000) {
        asked = Date.now();
        asking = Promise.all(core.config.appUrls.map(ask)).then(() => undefined);
      }
      await asking;
    },
    stop() {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
