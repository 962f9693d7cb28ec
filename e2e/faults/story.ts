import { test as base, expect } from "@playwright/test";
import { stillUnderWay } from "../support/all-quiet";
import { closeOurDatabase } from "../support/books/our-database";
import { disagreements, readBooks } from "../support/books-agree";
import { runInvariants } from "../support/invariants";
import { clearMailFaults } from "../support/mail-faults";
import { dayAhead } from "../support/stack";
import { clearFaults, deliverWebhooks } from "../support/stripe";

/** Days on which the stories of one file look for a journey. */
export const daysFrom = (first: number) =>
  Array.from({ length: 10 }, (_, index) => dayAhead(first + index));

/** Where the stack is that a project's stories have for themselves. */
export type OwnStack = { endpointsFile: string; stack: undefined };

/**
 * A story in which the outside world fails. However it went, the world is well again afterwards; then,
 * once nothing is under way, the invariants are silent and the stand-ins' journals agree with our books.
 */
export const test = base.extend<{ aftermath: undefined }, OwnStack>({
  endpointsFile: ["", { scope: "worker", option: true }],
  stack: [
    async ({ endpointsFile }, use) => {
      process.env.GANGWAY_ENDPOINTS = endpointsFile;
      await use(undefined);
      await closeOurDatabase();
    },
    { scope: "worker", auto: true },
  ],
  aftermath: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern
    async ({}, use) => {
      await use(undefined);
      await Promise.all([clearFaults(), clearMailFaults(), deliverWebhooks("deliver")]);
      await expect
        .poll(stillUnderWay, { message: "all is quiet", timeout: 45_000, intervals: [100] })
        .toEqual([]);
      const [broken, books] = await Promise.all([runInvariants(), readBooks()]);
      expect(broken, "npm run invariants").toBe("");
      expect(books.stripe.journal.length, "the journal was read").toBeGreaterThan(0);
      expect(disagreements(books), "the books agree").toEqual([]);
    },
    { auto: true, timeout: 60_000 },
  ],
});

export { expect };
