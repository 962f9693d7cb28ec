import { readFileSync } from "node:fs";
import { killAll, stopAll } from "./children.mjs";
import { hush, red, say } from "./say.mjs";
import { explain, Trouble } from "./trouble.mjs";

let ending;
const farewells = [];

/** Work for the very end, when all children are gone: a lock to give back, a file to remove. */
export function atEnd(work) {
  farewells.push(work);
}

/** Ends this process with everything it started, whatever brought the end about. */
export function end(code, words) {
  ending ??= (async () => {
    if (words) say(words);
    hush();
    await stopAll();
    for (const work of farewells.reverse()) {
      try {
        work();
      } catch {
        // the others still have their turn
      }
    }
    process.exit(code);
  })();
  return ending;
}

/** Shows what went wrong: as a sentence where there is one, and ends. */
export function endWith(error, doing) {
  if (ending) return ending;
  const known = explain(error, doing);
  const words = known instanceof Trouble ? known.message : (known?.stack ?? String(known));
  return end(1, `\n${red("✗")} ${words}`);
}

/**
 * Ctrl-C, a stop by the system, a closed terminal. `codeFor` says how the process ends: a demo that
 * ran ends well. A second Ctrl-C waits for nothing.
 */
export function endOnSignals(codeFor, farewell) {
  for (const [signal, number] of [
    ["SIGINT", 2],
    ["SIGTERM", 15],
    ["SIGHUP", 1],
  ]) {
    let at = 0;
    process.on(signal, () => {
      // npm passes on the Ctrl-C that the terminal has sent us already: that is no second one.
      if (ending && Date.now() - at > 700) {
        killAll();
        process.exit(128 + number);
      }
      if (!ending) at = Date.now();
      end(codeFor(128 + number), farewell?.());
    });
  }
  process.on("uncaughtException", (error) => endWith(error, "running"));
  process.on("unhandledRejection", (error) => endWith(error, "running"));
  if (process.env.npm_lifecycle_event) endWithParent();
}

// npm hands a signal to its shell, which may die of it without a word to us, or npm is killed
// outright: either way those who started us are gone, and nobody is left to stop us.
function endWithParent() {
  const started = lineage();
  setInterval(() => {
    if (lineage() !== started) end(129);
  }, 250).unref();
}

function lineage() {
  const parent = process.ppid;
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, "utf8");
    const grandparent = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
    return `${parent} ${grandparent}`;
  } catch {
    return String(parent);
  }
}
