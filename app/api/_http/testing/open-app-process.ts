import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";

export type AppProcess = { base: string; pid: number; end: () => void };

/** Another process that answers as the app does (app-front.ts), on one database and one Redis. */
export async function openAppProcess(databaseUrl: string, redisUrl: string): Promise<AppProcess> {
  const root = join(import.meta.dirname, "../../../..");
  // Beside the packages, which it leaves where they are.
  const file = join(root, `node_modules/.gangway-app-${process.pid}-${Date.now()}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, "app-process.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    outfile: file,
    logLevel: "error",
    alias: {
      "#lib": join(root, "lib"),
      "#db": join(root, "db"),
      "#http": join(root, "app/api/_http"),
      "#inngest": join(root, "inngest"),
      "#components": join(root, "components"),
    },
  });
  const child = spawn(process.execPath, [file, databaseUrl, redisUrl], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  const base = await new Promise<string>((resolve, reject) => {
    lines.once("line", resolve);
    child.once("exit", (code) => reject(new Error(`the app process ended: ${code}`)));
  });
  return {
    base,
    pid: child.pid as number,
    end: () => {
      child.kill("SIGKILL");
      rmSync(file, { force: true });
    },
  };
}
