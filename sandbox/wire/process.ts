import os from "node:os";
import path from "node:path";

export interface Place {
  host: string;
  port: number;
  stateDir: string;
}

/** HOST, PORT, STATE_DIR: what every stand-in is told by whoever starts it. */
export function placeFromEnv(name: string, defaultPort: number): Place {
  const port = Number(process.env.PORT ?? defaultPort);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`PORT is not a port: ${process.env.PORT}`);
  }
  return {
    host: process.env.HOST ?? "127.0.0.1",
    port,
    stateDir: process.env.STATE_DIR ?? path.join(os.tmpdir(), `gangway-sandbox-${name}`),
  };
}

/** State is on disk with every commit, so there is nothing to wait for. */
export function stopOnSignal(): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => process.exit(0));
}

/** Starts or says in one line why not. */
export function run(name: string, start: () => Promise<{ url: string }>): void {
  stopOnSignal();
  start().then(
    ({ url }) => console.log(`${name} stand-in at ${url}`),
    (error: unknown) => {
      console.error(`${name} stand-in did not start:`, error);
      process.exit(1);
    },
  );
}
