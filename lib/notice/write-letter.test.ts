import { describe, expect, test } from "vitest";
import type { BookingView } from "#lib/booking/booking-view";
import type { DisruptionKind } from "#lib/booking/disruption/disruption";
import { letterHtml } from "./letter-html";
import { letterText } from "./letter-text";
import { en } from "./messages/en";
import { fr } from "./messages/fr";
import { noticeKinds } from "./notice-kind";
import { camperAndCabin, cancelledInPart, people, throughPalermo, twoAdults } from "./testing";
import { type LetterFacts, writeLetter } from "./write-letter";

function facts(booking = twoAdults()): LetterFacts {
  return {
    booking: { ...booking, hold_expires_at: "2026-11-20T10:05:00Z" },
    refund: { amount_minor: 12_000, currency: "EUR" },
    keptMinor: 12_000,
    part: booking.cancellations[0] ?? null,
    change: {
      kind: "moved" as const,
      sailingId: booking.legs[0]?.sailing_id ?? "",
      oldDepartsAt: "2026-12-25T17:00:00+01:00",
      newDepartsAt: "2026-12-25T20:00:00+01:00",
      newVessel: null,
    },
    move: {
      legs: [0],
      oldDepartsAt: "2026-12-24T17:00:00+01:00",
      wasCancelled: true,
      byTraveller: false,
    },
    link: "https://gangway.example/b/id/token",
  };
}

/** Every message's path and the names of what it takes. */
function shape(node: object, path = ""): string[] {
  return Object.entries(node).flatMap(([key, value]) => {
    if (typeof value !== "string") return shape(value, `${path}${key}.`);
    const names = [...value.matchAll(/\{(\w+)/g)].map(([, name]) => name);
    return `${path}${key} ${[...new Set(names)].sort().join(" ")}`;
  });
}

test("both catalogues have the same messages, which take the same things", () => {
  expect(shape(fr)).toEqual(shape(en));
  expect(shape(en).length).toBeGreaterThan(50);
});

describe.each(["en", "fr"] as const)("in %s", (language) => {
  test.each(noticeKinds)("%s is written, as HTML and as text", async (kind) => {
    const whole =
      kind === "part_cancellation" ? [] : [twoAdults(), camperAndCabin(), throughPalermo()];
    for (const booking of [...whole, cancelledInPart()]) {
      const letter = writeLetter(kind, language, facts(booking));
      const html = await letterHtml(letter);
      const text = letterText(letter);
      for (const form of [html, text]) {
        expect(form).toContain("7KQ2M9XWAB");
        expect(form).toContain("https://gangway.example/b/id/token");
        expect(form).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
      }
      expect(html).toContain(`lang="${language}"`);
      expect(html).toContain("prefers-color-scheme: dark");
      expect(html).not.toContain("<script");
    }
  });
});

test("two adults one way: times of each port, names, receipt, conditions", () => {
  const text = letterText(writeLetter("confirmation", "en", facts()));
  expect(text).toContain("Leaves Tunis Friday 25 December 20:00.");
  expect(text).toContain("Arrives Marseille Saturday 26 December 17:00, Marseille time.");
  expect(text).toContain("- Amel Ben Salah");
  expect(text).toContain("CTN, vessel Carthage");
  expect(text).toContain("- 2 adults: €228.00");
  expect(text).toContain("Total paid: €240.00");
  expect(text).toMatch(/Cancel by Fri,?\s18\sDec, 20:00: you get everything back\./);
  expect(text).toMatch(/Cancel by Wed,?\s23\sDec, 20:00: you get 50% back\./);
  expect(text).toContain("To change something, reply to this mail.");
  expect(text).toMatch(/Changes cost €15.00 each, until Thu,?\s24\sDec, 20:00\./);
});

test("a camper and a cabin, out and back: each crossing has its own lines", () => {
  const text = letterText(writeLetter("confirmation", "fr", facts(camperAndCabin())));
  expect(text).toContain("Départ : Patras, samedi 3 juillet à 17:30.");
  expect(text).toContain("Arrivée : Ancona, dimanche 4 juillet à 14:30, heure locale.");
  expect(text).toContain("Départ : Ancona, samedi 24 juillet à 13:30.");
  expect(text).toContain("Camping-car, longueur 6,80 m, hauteur 3,10 m, B-AK 1234");
  expect(text.match(/Outside cabin for 4/g)).toHaveLength(2);
  expect(text.replace(/\s/g, " ")).toContain("Total payé : 1 420,50 €");
});

test("staying on board through a call is one crossing with its call", () => {
  const text = letterText(writeLetter("confirmation", "en", facts(throughPalermo())));
  expect(text).toContain("Civitavecchia → Tunis");
  expect(text).toContain("Calls at Palermo. You stay on board.");
  expect(text).not.toContain("Arrives Palermo");
});

test("names in any script, of any length and with any characters stay names", async () => {
  const booking = twoAdults({
    passengers: people(
      ["مُحمَّد", "بن صالح"],
      ["A".repeat(200), "B".repeat(200)],
      ["<img src=x onerror=alert(1)>", 'O\'Hara & "Co"'],
      ["Eve\r\nBcc: all@example.com", "\u2028Pay here: http://evil.example"],
    ),
  });
  const letter = writeLetter("confirmation", "en", facts(booking));
  const html = await letterHtml(letter);
  expect(html).toMatch(/dir="auto"[^>]*>مُحمَّد بن صالح</);
  expect(html).toContain("A".repeat(200));
  expect(html).not.toContain("<img src=x");
  expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
  const text = letterText(letter);
  expect(text).not.toMatch(/^Bcc/m);
  expect(text).not.toMatch(/^Pay here/mu);
  expect(letter.subject).not.toMatch(/Eve|\r|\n/);
});

test("money: what comes back, what is kept, and honesty about both", () => {
  const some = letterText(writeLetter("cancellation", "en", facts()));
  expect(some).toContain(
    "€120.00 goes back to the card you paid with. It takes 5–10 business days",
  );
  expect(some).toContain("€120.00 is kept");
  const { booking } = facts();
  const dispute = { status: "open", amount: booking.total, refundable: false } as const;
  const disputed = {
    ...facts(),
    booking: { ...booking, payment: { ...booking.payment, dispute } },
  };
  const waits = letterText(writeLetter("cancellation", "en", disputed));
  expect(waits).toContain("no refund can be sent while the bank looks into it");
  expect(waits).not.toContain("business days");
  const all = letterText(writeLetter("cancellation", "en", { ...facts(), keptMinor: 0 }));
  expect(all).not.toContain("is kept");
  const unpaid = letterText(
    writeLetter("cancellation", "en", { ...facts(), refund: null, keptMinor: 0 }),
  );
  expect(unpaid).toContain("you owe nothing");
  const late = letterText(writeLetter("late_refund", "en", facts()));
  expect(late).toContain("there is no booking, and we return all of it: €120.00");
  const given = { ...facts(), booking: { ...facts().booking, status: "CANCELLED" as const } };
  const back = letterText(writeLetter("late_refund", "en", given));
  expect(back).toContain("after the booking had been cancelled");
  expect(back).not.toContain("lapsed");
  const other = { ...facts(), booking: { ...facts().booking, reason: "other_amount" } };
  const wrong = letterText(writeLetter("late_refund", "en", other));
  expect(wrong).toContain("not the price of your booking");
  expect(wrong).not.toContain("lapsed");
});

test("French keeps its spaced punctuation on the line", async () => {
  for (const kind of noticeKinds) {
    const letter = writeLetter(kind, "fr", facts(cancelledInPart()));
    const words = `${letter.subject} ${letter.preheader} ${letterText(letter)}`;
    expect([kind, / [;:?!%»]|« /.exec(words)]).toEqual([kind, null]);
  }
});

test("a ticket says by when to be at check-in; what is not travelled does not", () => {
  const written = (booking: BookingView) =>
    letterText(writeLetter("confirmation", "en", facts(booking)));
  expect(written(twoAdults())).toContain("Be at check-in by 18:30.");
  const ended = twoAdults({ status: "CANCELLED" });
  expect(letterText(writeLetter("cancellation", "en", facts(ended)))).not.toContain("check-in");
});

test("a ticket carries its code and its flags as pictures, other letters none", async () => {
  const ticket = await letterHtml(writeLetter("confirmation", "en", facts()));
  expect(ticket.match(/src="cid:[^"]+"/g)).toEqual([
    'src="cid:ticket-flags"',
    'src="cid:ticket-qr"',
  ]);
  expect(await letterHtml(writeLetter("hold", "en", facts()))).not.toContain("cid:");
});

test("a hold says until when, in the departure port's time", () => {
  const letter = writeLetter("hold", "en", facts());
  expect(letter.heading).toBe("Your places are held until 11:05, Tunis time");
  expect(letter.qr).toBeNull();
});

test("a part that is cancelled: by name, with its price; then what is left of the booking", () => {
  const told = { ...facts(cancelledInPart()), refund: { amount_minor: 90_000, currency: "EUR" } };
  const letter = writeLetter("part_cancellation", "en", { ...told, keptMinor: 8_050 });
  expect(letter.subject).toBe("Cancelled in part: Patras → Ancona, 3 July 2027");
  const text = letterText(letter);
  expect(text).not.toContain("This crossing is cancelled");
  expect(text).toContain("- Ancona → Patras, 24 July 2027: the whole crossing");
  expect(text).toContain("- Mia Keller\n- Ben Keller");
  expect(text).toContain("- Outside cabin for 4: Patras → Ancona, 3 July 2027");
  expect(text).toContain("- 2 children: €180.50");
  expect(text).toContain("Total of this part: €980.50");
  expect(text).toContain("€900.00 goes back to the card you paid with");
  expect(text).toContain("€80.50 is kept");
  expect(text).toContain("- Anna Keller\n- Jonas Keller\n\nVehicles");
  expect(text).toContain("Total of what is left: €440.00");
  expect(text).toContain("Paid on 20 November 2026: €1,420.50, before a part was cancelled.");
  expect(text.match(/Be at check-in/g)).toHaveLength(1);
});

describe.each(["en", "fr"] as const)(
  "a crossing that does not sail as booked, in %s",
  (language) => {
    const choiceLink = "https://gangway.example/b/id/token/choice";
    /** The letter of a change, with what befell each leg. */
    function changed(
      change: "moved" | "cancelled",
      disruptions: (DisruptionKind | null)[],
      booking = twoAdults(),
    ) {
      const legs = booking.legs.map((leg, index) => {
        const kind = disruptions[index];
        return { ...leg, disruption: kind ? { kind, was_to_depart_at: leg.departs_at } : null };
      });
      const given = facts({ ...booking, legs });
      const told = given.change && { ...given.change, kind: change };
      const letter = writeLetter("sailing_changed", language, {
        ...given,
        change: told ?? null,
        choiceLink,
      });
      return { letter, text: letterText(letter) };
    }

    test("its button leads to the choice, and it says what can be had", () => {
      const { letter, text } = changed("cancelled", ["cancelled"]);
      expect(letter.action.url).toBe(choiceLink);
      expect(text).toMatch(language === "en" ? /€240\.00/ : /240,00/);
      expect(text).toContain("1177/2010");
      expect(text).not.toMatch(language === "en" ? /will write to you/ : /vous écrira/);
      // Nobody is sent to the check-in of a ship that does not leave.
      expect(text).toMatch(language === "en" ? /does not sail\./ : /n’aura pas lieu\./);
      expect(text).not.toMatch(language === "en" ? /Be at check-in by/ : /enregistrement avant/);
    });

    test("a crossing moved far may be kept; one moved a little is told, and no more", () => {
      const far = changed("moved", ["moved"]);
      expect(far.letter.action.url).toBe(choiceLink);
      expect(far.text).toMatch(language === "en" ? /need not do anything/ : /rien à faire/);
      const little = changed("moved", [null]);
      expect(little.letter.action.url).toBe("https://gangway.example/b/id/token");
      expect(little.text).not.toContain("1177/2010");
    });

    test("of several journeys, the amount is that of the one that does not sail", () => {
      const booking = camperAndCabin();
      const { text } = changed("cancelled", ["cancelled", null], booking);
      expect(text).toMatch(language === "en" ? /€710\.25/ : /710,25/);
    });

    test("who chose themselves is not told that we moved them", () => {
      const given = facts();
      const move = given.move && { ...given.move, byTraveller: true };
      const letter = writeLetter("rebooked", language, { ...given, move: move ?? null });
      const text = letterText(letter);
      expect(text).toMatch(language === "en" ? /You chose the sailing/ : /Vous avez choisi/);
      expect(text).not.toMatch(language === "en" ? /We have moved/ : /Nous avons reporté/);
      expect(text).not.toContain("1177/2010");
    });

    test("the money back of a crossing that was moved is not called a cancelled one", () => {
      const booking = twoAdults({ status: "CANCELLED", reason: "sailing_moved" });
      const text = letterText(writeLetter("cancellation", language, facts(booking)));
      expect(text).toMatch(language === "en" ? /has moved a crossing/ : /a déplacé une traversée/);
      expect(text).toContain("1177/2010");
    });
  },
);
