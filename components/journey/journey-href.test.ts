import { expect, it } from "vitest";
import { readTravelQuery } from "../search/travel-query";
import { chooseHref, journeyHref, listHref } from "./journey-href";

const asked = { from: "tunis", to: "marseille", date: "2026-12-10", adults: "2", pets: "1" };
const oneWay = readTravelQuery(asked);
const out = readTravelQuery({ ...asked, return_date: "2026-12-20" });
const back = readTravelQuery({ ...asked, return_date: "2026-12-20", out: "o" });

/** What the page itself reads from its address. */
function again(href: string) {
  return readTravelQuery(Object.fromEntries(new URL(href, "http://localhost").searchParams));
}

it("one way, choosing goes to the checkout with the party", () => {
  const href = journeyHref("en", oneWay, "j");
  expect(href).toBe("/en/journeys/j?adults=2&pets=1");
  const ends = { from: "tunis", to: "marseille", day: "2026-12-10" };
  expect(chooseHref("en", again(href), { id: "j", seen: 100, ends })).toBe(
    "/en/book?out=j&adults=2&pets=1&seen=100",
  );
  expect(again(listHref("en", again(href), ends))).toEqual(oneWay);
});

it("of the way out of two, choosing goes to the ways back", () => {
  const query = again(journeyHref("en", out, "j"));
  const ends = { from: "tunis", to: "marseille", day: "2026-12-10" };
  expect(again(chooseHref("en", query, { id: "j", seen: 100, ends }))).toEqual({
    ...out,
    out: "j",
  });
  expect(again(listHref("en", query, ends))).toEqual(out);
});

it("of the way back, choosing goes to the checkout with both", () => {
  const query = again(journeyHref("en", back, "j"));
  const ends = { from: "marseille", to: "tunis", day: "2026-12-20" };
  expect(chooseHref("en", query, { id: "j", seen: 100, ends })).toBe(
    "/en/book?out=o&back=j&adults=2&pets=1",
  );
  expect(again(listHref("en", query, ends))).toEqual(back);
});
