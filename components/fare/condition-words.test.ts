import { expect, it } from "vitest";
import { conditionWords } from "./condition-words";

it("says what one gets back, then what can be changed", () => {
  const conditions = {
    cancellation: [
      { hours_before: 168, refund_bp: 10_000 },
      { hours_before: 36, refund_bp: 5_000 },
    ],
    changes_until_hours: 24,
    change_fee_minor: 3_000,
  };
  expect(conditionWords(conditions, "EUR", "en")).toEqual([
    "Cancel up to 7 days before departure: everything back.",
    "Cancel up to 36 hours before departure: 50% back.",
    "Later than that, nothing back.",
    "Changes up to 1 day before departure, for €30.00 each time.",
  ]);
});

it("says plainly when there is nothing", () => {
  const conditions = { cancellation: [], changes_until_hours: null, change_fee_minor: 0 };
  expect(conditionWords(conditions, "EUR", "fr")).toEqual([
    "Aucun remboursement en cas d’annulation.",
    "Pas de modification possible.",
  ]);
});

it("leaves out a rest that has nothing left to lose", () => {
  const conditions = {
    cancellation: [{ hours_before: 0, refund_bp: 9_000 }],
    changes_until_hours: 0,
    change_fee_minor: 0,
  };
  expect(conditionWords(conditions, "EUR", "en")).toEqual([
    "Cancel at any time before departure: 90% back.",
    "Changes up to 0 hours before departure, free of charge.",
  ]);
});
