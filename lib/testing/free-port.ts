import { createServer } from "node:net";

const slot = Symbol.for("gangway.test.port");
const holder = globalThis as { [slot]?: number };
const [lowest, share] = [20_000, 1_500];

/**
 * A free port below the ephemeral range. Each of the runner's workers draws from a part of its own and in
 * turn, so that no two of them are given the same one between looking and listening.
 */
export async function freePort(): Promise<number> {
  // biome-ignore lint/style/noProcessEnv: this is how the runner says which worker it is.
  const first = lowest + (Number(process.env.VITEST_POOL_ID ?? 0) % 8) * share;
  for (;;) {
    holder[slot] = ((holder[slot] ?? Math.floor(Math.random() * share)) + 1) % share;
    const port = first + holder[slot];
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
