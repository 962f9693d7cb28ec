import { describe, expect, test } from "vitest";
import { giveTestConfig } from "#lib/testing/test-config";
import { checkLimit, giveBack } from "./check-limit";

giveTestConfig();

describe("limits", () => {
  test("five tries, then a refusal that says how long to wait, whatever the scale", async () => {
    for (let index = 0; index < 5; index += 1) await checkLimit("session", "reference:A", 1_000);
    await expect(checkLimit("session", "reference:A", 1_000)).rejects.toMatchObject({
      code: "rate_limited",
      facts: { retryAfterSeconds: 900 },
    });
    await checkLimit("session", "reference:B", 1_000);
  });

  test("a try that was right is given back", async () => {
    for (let index = 0; index < 20; index += 1) {
      await checkLimit("session", "reference:C", 1);
      await giveBack("session", "reference:C", 1);
    }
  });
});
