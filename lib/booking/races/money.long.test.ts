// The same seed plays the same sequences; a failure prints GANGWAY_SEED and GANGWAY_PATH of the one that
// went wrong: GANGWAY_LONG=1 GANGWAY_SEED=… npx vitest run lib/booking/races/money
import { describe, expect, test } from "vitest";
import { compareMoney } from "#lib/testing/races/money/compare-money";
import { weaken } from "#lib/testing/two-processes";

const server = process.env.GANGWAY_LONG && process.env.TEST_DATABASE_URL;
const seed = Number(process.env.GANGWAY_SEED ?? Date.now() % 2 ** 31);
const path = process.env.GANGWAY_PATH;

describe.skipIf(!server)("1,000 sequences (needs TEST_DATABASE_URL, GANGWAY_LONG)", () => {
  test("what is heard, the books and the places are what the model says, and the invariants hold after each", async () => {
    console.info(`1,000 sequences of bookings and their money: GANGWAY_SEED=${seed}`);
    const outcome = await compareMoney(server as string, {
      ...{ seed, path, runs: 1_000, most: 40, lanes: 4 },
      longestMs: 1_500_000,
    });
    console.info(`${outcome.sequences} sequences, ${outcome.commands} commands`, outcome.heard);
    expect(outcome.wrong).toBeNull();
    if (path) return;
    expect(outcome.sequences).toBeGreaterThanOrEqual(1_000);
    // What was never heard was never tried.
    const words = Object.keys(outcome.heard).join("; ");
    for (const word of [
      ...["place: refused", "extend: extended", "pay: declined", "pay: asked", "end: ended"],
      ...["deliver all of one: confirmed", "deliver all of one: refunding", "deliver: repeated"],
      ...["deliver all of one: failed", "send refund: succeeded", "send refund: pending"],
      ...["later: finish_refund", "later: fail_refund", "rule: ruled"],
      ...["send refund: waiting_for_dispute", "cancel: cancelled", "sweep holds: swept"],
    ]) {
      expect(words).toContain(word);
    }
  }, 1_600_000);

  test("negative control: where late money is not told that its places are gone, chance finds it", async () => {
    const outcome = await compareMoney(server as string, {
      ...{ seed, runs: 300, most: 40, lanes: 2, shrink: false },
      longestMs: 300_000,
      weaken: async (world) => {
        // Nearly all money takes the short way, which asks by itself.
        await weaken(world, "confirm_paid", [
          [" OR v.hold_expired", ""],
          ["a.status <> 'held'", "false"],
        ]);
        await weaken(world, "consume_hold", [
          [
            "IF EXISTS (SELECT 1 FROM allocation WHERE hold_id = p_hold AND status <> 'held') THEN RETURN false; END IF;",
            "",
          ],
        ]);
      },
    });
    expect(outcome.wrong).toMatch(/where the model says/);
    expect(outcome.wrong).toMatch(/GANGWAY_SEED=/);
  }, 400_000);
});
