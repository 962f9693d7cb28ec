// What the person sees: one line for each step with its time, and on a terminal what is under way.
const out = process.stdout;
const lively = Boolean(out.isTTY) && process.env.TERM !== "dumb" && !process.env.CI;
const colours = lively && !process.env.NO_COLOR;
const paint = (code) => (text) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = paint("1");
export const dim = paint("2");
export const green = paint("32");
export const red = paint("31");
export const yellow = paint("33");

// The terminal may be gone (a closed window, `| head`): then nobody reads, and that is no error.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

const active = new Map();
let ticker;
let quiet = false;

export function say(text = "") {
  if (quiet) return;
  clearStatus();
  out.write(`${text}\n`);
  drawStatus();
}

/** Runs a step, then prints its name, what `work` returned as `detail`, and how long it took. */
export async function step(title, work) {
  const mark = Symbol(title);
  const entry = { title, began: performance.now() };
  active.set(mark, entry);
  animate();
  // In a log file a long silence looks like a hang.
  const patience = lively ? undefined : setTimeout(() => say(`  … ${entry.title}`), 2500);
  const note = (text) => {
    clearTimeout(patience);
    entry.title = text;
    if (lively) drawStatus();
    else say(`  … ${text}`);
  };
  try {
    const result = await work(note);
    finish(mark, patience, entry, green("✓"), result?.detail);
    return result;
  } catch (error) {
    finish(mark, patience, entry, red("✗"));
    throw error;
  } finally {
    entry.title = title;
  }

  function finish(key, clock, { began }, sign, detail) {
    clearTimeout(clock);
    active.delete(key);
    const words = detail ? `${title} ${dim(detail)}` : title;
    const width = detail ? title.length + 1 + detail.length : title.length;
    say(`  ${sign} ${words}${" ".repeat(Math.max(2, 58 - width))}${seconds(began)}`);
  }
}

/** After Ctrl-C what was under way fails, which is no news: the last word has been said. */
export function hush() {
  quiet = true;
  active.clear();
  clearStatus();
}

export function seconds(began, now = performance.now()) {
  const time = (now - began) / 1000;
  return `${time < 10 ? time.toFixed(time < 1 ? 2 : 1) : Math.round(time)} s`.padStart(7);
}

let drawn = false;

function animate() {
  if (!lively || ticker) return;
  ticker = setInterval(() => {
    if (active.size === 0) {
      clearInterval(ticker);
      ticker = undefined;
    }
    drawStatus();
  }, 200);
  ticker.unref();
}

function clearStatus() {
  if (!drawn) return;
  out.write("\r\u001b[2K");
  drawn = false;
}

function drawStatus() {
  if (!lively) return;
  clearStatus();
  if (active.size === 0) return;
  const words = [...active.values()].map(({ title, began }) => `${title} ${seconds(began).trim()}`);
  out.write(dim(`  … ${words.join(" · ")}`.slice(0, (out.columns ?? 80) - 1)));
  drawn = true;
}
