import { spawn } from "node:child_process";
import { accessSync, appendFileSync, closeSync, constants, openSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { dismissWarden, tellWarden } from "./warden.mjs";

// Every process that was started and has not ended, oldest first: stopped in reverse order.
const living = new Set();
let closing = false;

/** True once everything is being stopped: nothing new starts, and what ends is no news. */
export function isClosing() {
  return closing;
}

export function onPath(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      if (!folder) continue;
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not in this folder
      }
    }
  }
  return undefined;
}

// setpriv lets the kernel end a child when we are killed outright; without it (macOS, BusyBox) a
// warden process watches a pipe from us and does the same.
let setpriv;
function kernelEndsOrphans() {
  if (setpriv !== undefined) return setpriv;
  const tool = process.platform === "linux" ? onPath("setpriv") : undefined;
  setpriv = tool && !readFileSync(tool).includes("BusyBox") ? tool : false;
  return setpriv;
}

/**
 * Starts a process in a session of its own, so that Ctrl-C reaches us alone and we stop things in
 * order. Its output goes to the file `log`, or to `onOutput`.
 *
 * `as` is who it runs as, `orphanSignal` what it gets should we be killed, `outlives` lets it stay.
 */
export function start(name, command, args, options = {}) {
  const { env = process.env, cwd, log, onOutput, as, input, outlives = false } = options;
  const { stopSignal = "SIGTERM", grace = 5000, orphanSignal = "SIGKILL" } = options;
  if (closing) throw new Error(`${name} is not started: everything is being stopped`);
  const out = log ? openSync(log, "a", 0o600) : "pipe";
  const wrapper = outlives ? false : kernelEndsOrphans();
  const [file, argv] = wrapper
    ? [wrapper, ["--pdeathsig", orphanSignal.slice(3), "--", command, ...args]]
    : [command, args];
  const child = spawn(file, argv, {
    cwd,
    env,
    detached: true,
    stdio: [input === undefined ? "ignore" : "pipe", out, out],
    ...(as ? { uid: as.uid, gid: as.gid } : {}),
  });
  if (typeof out === "number") closeSync(out);
  if (input !== undefined) {
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  }
  child.stdout?.on("data", (chunk) => onOutput?.(chunk));
  child.stderr?.on("data", (chunk) => onOutput?.(chunk));

  const running = { name, pid: child.pid, stopping: false, startedAt: Date.now() };
  const watched = !outlives && !wrapper && child.pid;
  running.ended = new Promise((resolve) => {
    child.once("error", (error) => {
      living.delete(running);
      resolve({ code: null, signal: null, error });
    });
    child.once("exit", (code, signal) => {
      living.delete(running);
      running.over = true;
      // What a child leaves behind in its group (a build's workers, a browser) goes with it.
      send(-child.pid, "SIGKILL");
      if (watched) dismissWarden(child.pid);
      // The pipes may hold a last word; a grandchild that keeps them open is not waited for.
      const end = () => resolve({ code, signal });
      if (typeof out === "number") return end();
      child.once("close", end);
      setTimeout(end, 500).unref();
    });
  });
  running.stop = () => {
    running.stopped ??= stop(running, stopSignal, grace);
    return running.stopped;
  };
  if (outlives) child.unref();
  else {
    living.add(running);
    if (watched) tellWarden(child.pid, orphanSignal);
  }
  return running;
}

async function stop(running, signal, grace) {
  running.stopping = true;
  if (!running.pid || running.over) return running.ended;
  send(running.pid, signal);
  const hard = setTimeout(() => {
    running.killed = true;
    send(running.pid, "SIGKILL");
  }, grace);
  const end = await running.ended;
  clearTimeout(hard);
  return end;
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // already gone
  }
}

/** Runs a command to its end; what it prints comes back as text, and goes to the file `log` too. */
export async function run(command, args, options = {}) {
  const { timeout, onOutput, log, name = command, ...rest } = options;
  const chunks = [];
  const running = start(name, command, args, {
    ...rest,
    onOutput: (chunk) => {
      chunks.push(chunk);
      if (log) appendFileSync(log, chunk, { mode: 0o600 });
      onOutput?.(chunk);
    },
  });
  let late = false;
  const giveUp = () => {
    late = true;
    running.stop();
  };
  const clock = timeout ? setTimeout(giveUp, timeout) : undefined;
  const end = await running.ended;
  clearTimeout(clock);
  return { ...end, late, ok: end.code === 0, output: Buffer.concat(chunks).toString() };
}

/** Whether a process runs; one that is dead and was not fetched by whoever started it does not. */
export function alive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(")") + 2));
  } catch {
    return true;
  }
}

/** The command line of a process, or undefined where the system does not tell. */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return undefined;
  }
}

/** Ends a process that an earlier run of ours left: politely, then not. */
export async function endByPid(pid, signal, grace = 5000) {
  send(pid, signal);
  const until = Date.now() + grace;
  while (alive(pid)) {
    if (Date.now() > until) send(pid, "SIGKILL");
    if (Date.now() > until + 2000) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Stops everything, the last started first. */
export async function stopAll() {
  closing = true;
  for (const running of [...living].reverse()) await running.stop();
}

/** The second Ctrl-C: at once, whatever is lost. */
export function killAll() {
  closing = true;
  for (const { pid } of living) {
    send(-pid, "SIGKILL");
    send(pid, "SIGKILL");
  }
}
