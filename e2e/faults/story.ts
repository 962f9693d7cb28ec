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

/**
 * A story in which the outside world fails. However it went, the world is well again afterwards; then,
 * once nothing is under way, the invariants are silent and the stand-ins' journals agree with our books.
 */
export const test = base.extend<{ aftermath: undefined }, { stack: undefined }>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern
    async ({}, use) => {
      process.env.GANGWAY_ENDPOINTS = process.env.GANGWAY_FAULTS_ENDPOINTS;
      await use(undefined);
      await closeOurDatabase();
    },
    { scope: "worker", auto: true },
  ],
  aftermath: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      await use(undefined);
      await Promise.all([clearFaults(), clearMailFaults(), deliverWebhooks("deliver")]);
      await expect
        .poll(stillUnderWay, { message: "all is quiet", timeout: 45_000, intervals: [100] })
        .toEqual([]);
      expect(await runInvariants(), "npm run invariants").toBe("");
      const books = await readBooks();
      expect(books.stripe.journal.length, "the journal was read").toBeGreaterThan(0);
      expect(disagreements(books), "the books agree").toEqual([]);
    },
    { auto: true, timeout: 60_000 },
  ],
});

export { expect };
