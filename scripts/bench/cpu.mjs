import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";

const TICK_MS = 1000 / ticksPerSecond();

function ticksPerSecond() {
  try {
    return Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" })) || 100;
  } catch {
    return 100;
  }
}

/**
 * Watches what the app, Postgres and Redis spend, by the ports they listen on. `read()` answers
 * milliseconds of CPU since each began, `null` for who is not on this machine. Of Postgres it leaves
 * out the connections of stand-ins and of the bench itself: they are no part of the product.
 */
export function watchCpu({ app, database_url, redis_url }, sql) {
  if (!existsSync("/proc/self/stat")) return { read: async () => ({}) };
  const appPid = listener(portOf(app, 80));
  const postgresPid = listener(portOf(database_url, 5432));
  const redisPid = redis_url ? listener(portOf(redis_url, 6379)) : undefined;
  return {
    async read() {
      return {
        app: appPid ? spent(appPid).own : null,
        postgres: postgresPid ? await postgresSpent(postgresPid, sql) : null,
        redis: redisPid ? spent(redisPid).own : redis_url ? null : 0,
      };
    },
  };
}

/** The process that listens at an address; undefined if it is not on this machine. */
export function pidAt(url, port) {
  return existsSync("/proc/self/stat") ? listener(portOf(url, port)) : undefined;
}

/** What was spent between two readings, per piece of work; the sum is null when a part is unknown. */
export function spentBetween(before, after, pieces) {
  const each = (name) => {
    const [from, to] = [before[name], after[name]];
    return from == null || to == null || pieces === 0 ? null : (to - from) / pieces;
  };
  const parts = { app: each("app"), postgres: each("postgres"), redis: each("redis") };
  const all = Object.values(parts);
  return { ...parts, all: all.includes(null) ? null : all.reduce((sum, one) => sum + one, 0) };
}

/** Waits until the work that follows other work is done, at most so long. */
export async function untilQuiet(cpu, patience = 20_000) {
  const until = Date.now() + patience;
  let before = await cpu.read();
  if (before.app == null) return;
  while (Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const after = await cpu.read();
    if ((spentBetween(before, after, 1).all ?? 0) < 60) return;
    before = after;
  }
}

// A backend that has ended is in what the postmaster's children have spent.
async function postgresSpent(postmaster, sql) {
  const strangers = await sql`
    select pid from pg_stat_activity
    where backend_type = 'client backend' and application_name <> 'gangway'`;
  const without = new Set(strangers.map(({ pid }) => pid));
  const { own, children } = spent(postmaster);
  let sum = own + children;
  for (const pid of childrenOf(postmaster)) if (!without.has(pid)) sum += spent(pid).own;
  return sum;
}

function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

function spent(pid) {
  const fields = statOf(pid);
  if (!fields) return { own: 0, children: 0 };
  const [user, system, childUser, childSystem] = fields.slice(11, 15).map(Number);
  return { own: (user + system) * TICK_MS, children: (childUser + childSystem) * TICK_MS };
}

const pids = () =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

function childrenOf(parent) {
  return pids().filter((pid) => Number(statOf(pid)?.[1]) === parent);
}

export function portOf(url, usual) {
  return Number(new URL(url).port) || usual;
}

/** Who listens on a port of this machine. */
export function listener(port) {
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  const inodes = new Set();
  for (const table of ["/proc/net/tcp", "/proc/net/tcp6"]) {
    if (!existsSync(table)) continue;
    for (const line of readFileSync(table, "utf8").split("\n").slice(1)) {
      const fields = line.trim().split(/\s+/);
      if (fields[1]?.endsWith(`:${hex}`) && fields[3] === "0A") inodes.add(fields[9]);
    }
  }
  return pids()
    .filter((pid) => sockets(pid).some((inode) => inodes.has(inode)))
    .sort((a, b) => a - b)[0];
}

function sockets(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}
