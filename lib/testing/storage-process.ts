import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { Storage } from "#lib/media/storage";
import { freePort } from "./free-port";

export type StorageProcess = {
  storage: Storage;
  /** What the app is told of it. */
  environment: Record<string, string>;
  /** Arms a fault (sandbox/wire/README.md). */
  fault: (fault: Record<string, string | number>) => Promise<void>;
  /** The effects it took, as `put key` and `delete key`. */
  effects: () => Promise<string[]>;
  end: () => void;
};

/** The stand-in for S3 in a process of its own, as the demo starts it. */
export async function openStorageProcess(): Promise<StorageProcess> {
  const folder = mkdtempSync(join(tmpdir(), "gangway-storage-"));
  const file = join(folder, "main.mjs");
  await build({
    entryPoints: [join(import.meta.dirname, "../../sandbox/storage/main.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: file,
  });
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const keys = { accessKeyId: "GANGWAYTEST", secretAccessKey: "a secret of the test" };
  const storage = { endpoint, region: "eu-west-3", bucket: "shelf", ...keys };
  const told = {
    S3_REGION: storage.region,
    S3_BUCKET: storage.bucket,
    S3_ACCESS_KEY_ID: keys.accessKeyId,
    S3_SECRET_ACCESS_KEY: keys.secretAccessKey,
  };
  const child = spawn(process.execPath, [file], {
    env: {
      NODE_ENV: "production",
      PORT: String(port),
      STATE_DIR: join(folder, "state"),
      ...told,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await untilReady(`${endpoint}/_sandbox/health`);
  return {
    storage,
    environment: {
      ...told,
      S3_ENDPOINT: endpoint,
      MEDIA_PUBLIC_URL: `${endpoint}/${storage.bucket}`,
    },
    fault: async (fault) => {
      await fetch(`${endpoint}/_sandbox/faults`, { method: "POST", body: JSON.stringify(fault) });
    },
    effects: async () => {
      const journal = await (await fetch(`${endpoint}/_sandbox/journal`)).json();
      return (journal as { effect: string; ids: string[] }[]).map(
        ({ effect, ids }) => `${effect} ${ids[0]}`,
      );
    },
    end: () => {
      child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const isUp = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((wake) => setTimeout(wake, 25));
  }
  throw new Error("the stand-in for S3 did not start");
}
