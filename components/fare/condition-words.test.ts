import { expect, it } from "vitest";
import { conditionWords } from "./condition-words";

/** Clocks in France go forward on the 28th, between the deadlines and this departure. */
const sailing = { departs_at: "2027-03-29T00:30:00+02:00", zone: "Europe/Paris" };
const early = { ...sailing, now: new Date("2027-01-01T00:00:00Z") };

const tiers = {
  cancellation: [
    { hours_before: 48, refund_bp: 5_000 },
    { days_before: 7, refund_bp: 10_000 },
  ],
  changes_until_hours: 72,
  change_fee_minor: 2_500,
};

const plain = (lines: string[]) => lines.map((line) => line.replace(/[\u00a0\u202f]/g, " "));

it("says what one gets back and until when at the port of departure, then what can be changed", () => {
  expect(plain(conditionWords(tiers, "EUR", "en", early))).toEqual([
    "Cancel by Mon 22 Mar, 23:59: everything back.",
    "Cancel by Fri 26 Mar, 23:30: 50% back.",
    "Later than that, nothing back.",
    "These are times of the port of departure.",
    "Changes until Thu 25 Mar, 23:30, for €25.00 each time.",
  ]);
  expect(plain(conditionWords(tiers, "EUR", "fr", early)).slice(0, 2)).toEqual([
    "Annulation jusqu’au lun. 22 mars, 23:59 : tout est remboursé.",
    "Annulation jusqu’au ven. 26 mars, 23:30 : 50 % remboursés.",
  ]);
});

it("offers nothing that is over when it is sold", () => {
  const at = (time: string) =>
    conditionWords(tiers, "EUR", "en", { ...sailing, now: new Date(time) });
  // The last minute of the 22nd in France, and the one after.
  expect(at("2027-03-22T22:59:00Z")[0]).toContain("everything back");
  expect(at("2027-03-22T23:00:00Z")[0]).toContain("50% back");
  expect(at("2027-03-28T12:00:00Z")).toEqual(["No refund if you cancel.", "Cannot be changed."]);
});

it("says plainly when there is nothing", () => {
  const conditions = { cancellation: [], changes_until_hours: null, change_fee_minor: 0 };
  expect(conditionWords(conditions, "EUR", "fr", early)).toEqual([
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
  expect(plain(conditionWords(conditions, "EUR", "en", early))).toEqual([
    "Cancel at any time before departure: 90% back.",
    "Changes until Mon 29 Mar, 00:30, free of charge.",
  ]);
});
