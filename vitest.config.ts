import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Unit and integration tests sit beside the verbs; e2e/ belongs to Playwright.
export default defineConfig({
  resolve: {
    alias: { "server-only": fileURLToPath(new URL("./scripts/empty.mjs", import.meta.url)) },
  },
  test: {
    include: ["{lib,db,inngest,app,components,sandbox,scripts}/**/*.test.{ts,tsx}", "*.test.ts"],
    exclude: ["node_modules", ".next*", ".gangway*", "e2e"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // What is waited for comes in a moment; a machine that is busy with other tests takes its time.
    expect: { poll: { timeout: 10_000 } },
    // Inngest's SDK reads these by itself: what nobody signed is refused, as in production.
    env: { INNGEST_DEV: "0", INNGEST_SIGNING_KEY: "signkey-test-12345678" },
  },
});
