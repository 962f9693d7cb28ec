import { spawn } from "node:child_process";

// For machines whose kernel does not end orphans for us. The warden holds the other end of a pipe;
// when we are gone, however that came about, the pipe closes and it ends what we named.
const WATCH = `
  const names = new Map();
  let rest = "";
  process.stdin.setEncoding("utf8");
  process.stdin.on("data", (text) => {
    const lines = (rest + text).split("\\n");
    rest = lines.pop();
    for (const line of lines) {
      const [pid, signal] = line.split(" ");
      if (signal) names.set(Number(pid), signal); else names.delete(Number(pid));
    }
  });
  process.stdin.on("end", () => {
    for (const [pid, signal] of [...names].reverse()) {
      try { process.kill(pid, signal); } catch {}
    }
    process.exit();
  });
`;

let warden;

export function tellWarden(pid, signal) {
  if (!warden) {
    warden = spawn(process.execPath, ["-e", WATCH], {
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    });
    warden.on("error", () => {});
    warden.stdin.on("error", () => {});
    warden.unref();
    warden.stdin.unref?.();
  }
  warden.stdin.write(`${pid} ${signal}\n`);
}

export function dismissWarden(pid) {
  warden?.stdin.write(`${pid}\n`);
}
