import { existsSync, readFileSync } from "node:fs";
import net from "node:net";
import { basename, join } from "node:path";
import { onPath, start } from "./children.mjs";
import { bareEnv, denFolder, openDen, reachable } from "./den.mjs";
import { lastLines, tail } from "./logs.mjs";
import { fetchedRedis, fetchRedis } from "./redis-fetch.mjs";
import { Trouble } from "./trouble.mjs";

export const HOW_TO_GET_REDIS =
  "Install one (apt install redis-server, brew install redis) or set REDIS_URL";

/**
 * The program that can be run here: `{file, folder}`; fetched when there is none and `mayFetch`.
 * Undefined when there is none to be had: Gangway works without, only slower.
 */
export async function findRedis(root, { mayFetch = true, log, onWait } = {}) {
  const file = onPath("redis-server", "valkey-server");
  if (file) return { file };
  const fetched = fetchedRedis(root);
  if (fetched) return fetched;
  return mayFetch ? fetchRedis(root, { log, onWait }) : undefined;
}

/** Starts a Redis of our own. It holds copies only, so it keeps nothing on disk. */
export async function startRedis({ program, state, port, log, outlives }) {
  const den = openDen(state);
  const file = await withinReach(den, program);
  const folder = denFolder(den, "redis");
  const settings = { port, bind: "127.0.0.1", dir: folder, save: "", appendonly: "no" };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const running = start("redis", file, args, {
    as: den.as,
    cwd: folder,
    env: bareEnv(),
    log,
    outlives,
    grace: 3000,
  });
  await untilReady(running, port, log);
  return { running, port, url: `redis://127.0.0.1:${port}`, program };
}

// Unpacked into a checkout that is closed to the servers' user, it is copied to where they can go.
async function withinReach(den, { file, folder }) {
  if (!folder) return file;
  return join(await reachable(den, folder, basename(file), bareEnv()), basename(file));
}

// The number of the process that answers is asked for: a stranger on the port must not pass.
async function untilReady(running, port, log) {
  let ended;
  running.ended.then((end) => {
    ended = end;
  });
  const until = Date.now() + 15_000;
  while (Date.now() < until) {
    if (ended) break;
    if ((await redisProcess(port)) === running.pid) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await running.stop();
  throw new Trouble(`Redis did not start. Its last words (${log}):\n${lastLines(tail(log))}`);
}

/** The process id of the Redis on a port of this machine, or undefined. */
export function redisProcess(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: "127.0.0.1" });
    let text = "";
    const end = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(1000, () => end(undefined));
    socket.once("error", () => end(undefined));
    socket.once("close", () => end(undefined));
    socket.once("connect", () => socket.write("INFO server\r\n"));
    socket.on("data", (chunk) => {
      text += chunk;
      const match = /process_id:(\d+)/.exec(text);
      if (match) end(Number(match[1]));
      else if (text.startsWith("-")) end(undefined);
    });
  });
}

/** The same for a Postgres of ours, by the file it writes into its own data folder. */
export function postgresProcess(data) {
  const file = join(data, "postmaster.pid");
  return existsSync(file) ? Number.parseInt(readFileSync(file, "utf8"), 10) : undefined;
}
