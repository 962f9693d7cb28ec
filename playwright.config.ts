import { readFileSync } from "node:fs";
import { defineConfig, devices, type Project } from "@playwright/test";
import type { OwnStack } from "./e2e/faults/story";

type Own = Project<object, OwnStack>;

// Stories that make a whole stand-in fail, or wait for time to run out, have stacks of their own, with
// short waits, and are told one at a time on each. `npm test` starts them; a demo alone has none.
const ownStacks = {
  // Long holds: nothing but the fault is told.
  faults: process.env.GANGWAY_FAULTS_ENDPOINTS,
  // Holds that end within seconds, and word that never comes.
  lapses: process.env.GANGWAY_LAPSES_ENDPOINTS,
};

const ownProjects = Object.entries(ownStacks).flatMap(([name, endpointsFile]): Own[] => {
  if (!endpointsFile) return [];
  const { app } = JSON.parse(readFileSync(endpointsFile, "utf8")) as { app: string };
  const use = { baseURL: app, endpointsFile };
  return [{ name, testDir: `e2e/${name}`, workers: 1, use }];
});

// Run by `npm test`, which starts a stack of its own and says where it is. Against a running demo:
// GANGWAY_ENDPOINTS=.gangway/endpoints.json npx playwright test
export default defineConfig<object, OwnStack>({
  testDir: "e2e",
  outputDir: process.env.GANGWAY_TEST_OUTPUT ?? "test-results",
  fullyParallel: false,
  // The stories with stacks of their own wait most of the time: they take workers more.
  workers: Number(process.env.GANGWAY_E2E_WORKERS ?? 2) + ownProjects.length,
  // A journey waits for holds, webhooks and mails; two cores also run what it waits for.
  timeout: 90_000,
  expect: { timeout: 25_000 },
  // What fails for want of time on a busy machine has a second try; the run says so, and counts as failed
  // at once what no second try may hide (scripts/machine/second-try.mjs).
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  // What waits longest begins first.
  projects: [
    ...ownProjects.reverse(),
    { name: "journeys", testIgnore: ["**/e2e/faults/**", "**/e2e/lapses/**"] },
  ],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.GANGWAY_BASE_URL ?? "http://localhost:3000",
    locale: "en-GB",
    // Times of sailings are each port's own, wherever the browser is: this zone is nobody's port.
    timezoneId: "America/Bogota",
    // Its steps, requests and console. Pictures of every page, kept for the few that fail, took a third of
    // all stories' time.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
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
