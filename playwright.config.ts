import { defineConfig, devices } from "@playwright/test";

// Run by `npm test`, which starts a stack of its own and says where it is. Against a running demo:
// GANGWAY_ENDPOINTS=.gangway/endpoints.json npx playwright test
export default defineConfig({
  testDir: "e2e",
  outputDir: process.env.GANGWAY_TEST_OUTPUT ?? "test-results",
  fullyParallel: false,
  workers: Number(process.env.GANGWAY_E2E_WORKERS ?? 2),
  // A journey waits for holds, webhooks and mails; two cores also run what it waits for.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
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
