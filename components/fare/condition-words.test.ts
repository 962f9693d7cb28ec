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

it.each([
  [
    "en",
    [
      "Cancel by 23:59 on the 7th day before departure: everything back.",
      "Cancel by 23:59 on the 2nd day before departure: 60% back.",
      "Cancel by 23:59 on the day before departure: 25% back.",
      "Later than that, nothing back.",
      "These are times of the port of departure.",
      "Cannot be changed.",
    ],
  ],
  [
    "fr",
    [
      "Annulation jusqu’au 7e jour avant le départ, 23 h 59 : tout est remboursé.",
      "Annulation jusqu’au 2e jour avant le départ, 23 h 59 : 60 % remboursés.",
      "Annulation jusqu’à la veille du départ, 23 h 59 : 25 % remboursés.",
      "Ensuite, rien n’est remboursé.",
      "Ces heures sont celles du port de départ.",
      "Pas de modification possible.",
    ],
  ],
] as const)("says until when a day lasts, and where (%s)", (locale, expected) => {
  const conditions = {
    cancellation: [
      { days_before: 1, refund_bp: 2_500 },
      { days_before: 7, refund_bp: 10_000 },
      { days_before: 2, refund_bp: 6_000 },
    ],
    changes_until_hours: null,
    change_fee_minor: 0,
  };
  const plain = conditionWords(conditions, "EUR", locale).map((line) =>
    line.replace(/[\u00a0\u202f]/g, " "),
  );
  expect(plain).toEqual(expected);
});
