import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const slot = Symbol.for("gangway.test.port");
const holder = globalThis as { [slot]?: number };
const share = 1_500;

/**
 * A free port below the ephemeral range, which would hand it to someone else meanwhile. Each of the
 * runner's workers draws from a part of its own and in turn, as lib/testing/free-port.ts does.
 */
export async function freePort(): Promise<number> {
  const first = 20_000 + (Number(process.env.VITEST_POOL_ID ?? 0) % 8) * share;
  for (;;) {
    holder[slot] = ((holder[slot] ?? Math.floor(Math.random() * share)) + 1) % share;
    const port = first + holder[slot];
    const free = await new Promise<boolean>((resolve) => {
      const server = net.createServer();
      server.once("error", () => resolve(false));
      server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
    });
    if (free) return port;
  }
}

export function temporaryFolder(name: string): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), `gangway-${name}-`));
}

export async function until<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  ms = 15_000,
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error("it did not happen in time");
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
