import { readFileSync } from "node:fs";
import { defineConfig, devices, type Project } from "@playwright/test";

// The stories of e2e/faults make a whole stand-in fail, so they have a stack of their own, with short
// holds and short waits, and are told one at a time. `npm test` starts it; a demo alone has none.
const faults = process.env.GANGWAY_FAULTS_ENDPOINTS;

function faultsProject(file: string): Project {
  const { app } = JSON.parse(readFileSync(file, "utf8")) as { app: string };
  return { name: "faults", testDir: "e2e/faults", workers: 1, use: { baseURL: app } };
}

// Run by `npm test`, which starts a stack of its own and says where it is. Against a running demo:
// GANGWAY_ENDPOINTS=.gangway/endpoints.json npx playwright test
export default defineConfig({
  testDir: "e2e",
  outputDir: process.env.GANGWAY_TEST_OUTPUT ?? "test-results",
  fullyParallel: false,
  // The faults' stories wait most of the time: they take a worker more.
  workers: Number(process.env.GANGWAY_E2E_WORKERS ?? 2) + (faults ? 1 : 0),
  // A journey waits for holds, webhooks and mails; two cores also run what it waits for.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  // The one that takes longest begins first.
  projects: [
    ...(faults ? [faultsProject(faults)] : []),
    { name: "journeys", testIgnore: "**/e2e/faults/**" },
  ],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.GANGWAY_BASE_URL ?? "http://localhost:3000",
    locale: "en-GB",
    // Times of sailings are each port's own, wherever the browser is: this zone is nobody's port.
    timezoneId: "America/Bogota",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || undefined,
      // It visits our own pages only, and many machines (root, containers) refuse the sandbox.
      chromiumSandbox: false,
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-dev-shm-usage",
      ],
    },
  },
});
