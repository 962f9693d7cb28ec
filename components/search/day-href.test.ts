import { describe, expect, it } from "vitest";
import { dayHref, firstDay, monthHref } from "./day-href";
import { readTravelQuery } from "./travel-query";

const round = readTravelQuery({
  from: "tunis",
  to: "marseille",
  date: "2026-12-10",
  return_date: "2026-12-20",
  adults: "2",
  vehicle: "camper",
  out: "x",
  page: "3",
});
const params = (href: string) => new URL(href, "http://localhost").searchParams;

describe("another day", () => {
  it("keeps the party, and forgets the page and what was chosen", () => {
    const asked = params(dayHref("en", round, false, "2026-12-12"));
    expect(Object.fromEntries(asked)).toMatchObject({
      date: "2026-12-12",
      return_date: "2026-12-20",
      adults: "2",
      vehicle: "camper",
    });
    expect(asked.has("page")).toBe(false);
    expect(asked.has("out")).toBe(false);
  });

  it("takes a way back along that would lie before the way out", () => {
    expect(params(dayHref("en", round, false, "2026-12-24")).get("return_date")).toBe("2026-12-24");
  });

  it("of the way back keeps the way out that was chosen", () => {
    const asked = params(dayHref("en", round, true, "2026-12-22"));
    expect([asked.get("date"), asked.get("return_date"), asked.get("out")]).toEqual([
      "2026-12-10",
      "2026-12-22",
      "x",
    ]);
  });

  it("lies not before today, and of the way back not before the way out", () => {
    expect(firstDay(round, false, "2026-11-21")).toBe("2026-11-21");
    expect(firstDay(round, true, "2026-11-21")).toBe("2026-12-10");
    expect(firstDay(round, true, "2026-12-11")).toBe("2026-12-11");
  });

  it("another month of prices is the same search", () => {
    const href = monthHref("en", round, "2027-01");
    expect(readTravelQuery(Object.fromEntries(params(href)))).toEqual(round);
    expect(href.endsWith("&month=2027-01#prices")).toBe(true);
  });
});
