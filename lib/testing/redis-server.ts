import { type ChildProcess, spawn } from "node:child_process";
import { type Cache, openCache } from "#lib/redis/redis";
import { openPatientCache } from "#lib/redis/testing/patient-cache";
import { freePort } from "./free-port";
import { giveTestConfig } from "./test-config";

export type OwnRedis = {
  url: string;
  /** As the product has it: what takes longer than 50 ms counts as away, also on a machine that stalls. */
  cache: Cache;
  /** Waits for each answer: for tests of what is kept, and not of how long it takes. */
  patient: Cache;
  /** SIGSTOP: it takes connections and answers nothing. */
  stop: () => void;
  /** SIGCONT. */
  resume: () => void;
  /** SIGKILL, and waits until it is gone. */
  kill: () => Promise<void>;
};

/** A Redis of one's own, to stop and to kill; null where no redis-server is on the PATH. */
export async function openRedis(): Promise<OwnRedis | null> {
  giveTestConfig();
  const port = await freePort();
  const server = spawn(
    "redis-server",
    ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
    { stdio: "ignore" },
  );
  const failed = new Promise<null>((resolve) => server.once("error", () => resolve(null)));
  const url = `redis://127.0.0.1:${port}`;
  const cache = openCache(url);
  const ready = await Promise.race([failed, untilReady(cache)]);
  if (!ready) return null;
  const patient = openPatientCache(url);
  return {
    url,
    cache,
    patient,
    stop: () => void server.kill("SIGSTOP"),
    resume: () => void server.kill("SIGCONT"),
    kill: () => {
      patient.end();
      return end(server);
    },
  };
}

async function untilReady(cache: Cache): Promise<true> {
  while (cache.client?.status !== "ready") await new Promise((wake) => setTimeout(wake, 20));
  return true;
}

function end(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once("exit", () => resolve());
    server.kill("SIGKILL");
  });
}
