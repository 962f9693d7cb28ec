import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import http from "node:http";
import { lastLines, tail } from "./logs.mjs";
import { Trouble } from "./trouble.mjs";

/** Waits until a process of ours answers 200; one that ends instead is trouble, with its last words. */
export async function untilHealthy(
  title,
  running,
  { port, host = "127.0.0.1", path, log, patience = 60_000 },
) {
  let ended;
  running.ended.then((end) => {
    ended = end;
  });
  let last = "no answer";
  const until = Date.now() + patience;
  while (Date.now() < until) {
    if (ended) throw lastWords(`${title} ended instead of starting`, log);
    const answer = await get({ port, host, path });
    if (answer?.status === 200 && !ended) {
      if (listens(running.pid, port) !== false) return answer.body;
      last = "the answer of another program, which has the port";
    } else if (answer) {
      last = `status ${answer.status}: ${answer.body.slice(0, 300)}`;
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  await running.stop();
  throw lastWords(`${title} was not ready in ${patience / 1000} s (${path} gave ${last})`, log);
}

function lastWords(what, log) {
  const words = lastLines(tail(log), 15);
  return new Trouble(
    `${what}. ${words ? `Its last words (${log}):\n${words}` : `It said nothing (${log}).`}`,
  );
}

function get({ port, host, path }) {
  return new Promise((resolve) => {
    const request = http.get({ port, host, path, agent: false, timeout: 5000 }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, body }));
      response.on("error", () => resolve(undefined));
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(undefined));
  });
}

// Whose socket listens on a port, as Linux tells it; undefined where it does not.
function listens(pid, port) {
  try {
    const held = new Set();
    for (const fd of readdirSync(`/proc/${pid}/fd`)) {
      try {
        const match = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`));
        if (match) held.add(match[1]);
      } catch {
        // closed in the meantime
      }
    }
    const wanted = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
    const rows = ["tcp", "tcp6"].flatMap((name) =>
      readFileSync(`/proc/net/${name}`, "utf8").trim().split("\n").slice(1),
    );
    const listeners = rows
      .map((row) => row.trim().split(/\s+/))
      .filter((row) => row[3] === "0A" && row[1].endsWith(wanted));
    return listeners.length === 0 ? undefined : listeners.some((row) => held.has(row[9]));
  } catch {
    return undefined;
  }
}
