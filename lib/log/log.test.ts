import { spawnSync } from "node:child_process";
import { existsSync, openSync } from "node:fs";
import { expect, test } from "vitest";

const full = "/dev/full";
const program = `
  import { giveTestConfig } from "#lib/testing/test-config";
  giveTestConfig();
  globalThis[Symbol.for("gangway.config")].LOG_LEVEL = "info";
  const { log } = await import("#lib/log/log");
  for (let line = 0; line < 100; line += 1) log().info({ line }, "a line");
  setTimeout(() => {
    log().info("another");
    console.error("it lives");
  }, 50);
`;

test.skipIf(!existsSync(full))("a process outlives a disk that takes no more of its log", () => {
  const child = spawnSync(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", program],
    { stdio: ["ignore", openSync(full, "w"), "pipe"], timeout: 20_000, encoding: "utf8" },
  );
  expect(child.stderr).toContain("it lives");
  expect(child.status).toBe(0);
});
