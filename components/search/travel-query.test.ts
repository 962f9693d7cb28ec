import { describe, expect, it } from "vitest";
import { asBack, bookHref, readTravelQuery, searchHref } from "./travel-query";

const address = {
  from: "tunis",
  to: "marseille",
  date: "2026-12-25",
  adults: "2",
  children: "1",
  vehicle: "camper",
  vehicle_height_cm: "",
  pets: "0",
};

describe("a search in an address", () => {
  it("is read, with the usual size where it was left empty", () => {
    expect(readTravelQuery(address)).toMatchObject({
      adults: 2,
      children: 1,
      infants: 0,
      vehicle: { kind: "camper", length_cm: 700, height_cm: 290 },
      sort: "price",
      page: 1,
    });
  });

  it("comes back the same", () => {
    const query = readTravelQuery(address);
    const href = searchHref("fr", query, { date: "2026-12-26", out: "x" });
    const params = Object.fromEntries(new URL(href, "http://localhost").searchParams);
    expect(href.startsWith("/fr/search?from=tunis&to=marseille&date=2026-12-26&")).toBe(true);
    expect(readTravelQuery(params)).toEqual({ ...query, date: "2026-12-26", out: "x" });
  });

  it("takes the party along to the checkout", () => {
    const href = bookHref("en", readTravelQuery(address), "a", "b");
    expect(href).toBe(
      "/en/book?out=a&back=b&adults=2&children=1&vehicle=camper&vehicle_length_cm=700&vehicle_height_cm=290",
    );
  });

  it.each([["-1"], ["1e9"], ["NaN"], [""], ["99999"], ["2.5"]])(
    "reads %s adults as 1",
    (adults) => {
      expect(readTravelQuery({ ...address, adults }).adults).toBe(1);
    },
  );

  it("takes the first of several and cuts what is far too long", () => {
    const query = readTravelQuery({
      from: ["a", "b"],
      to: "x".repeat(5_000),
      vehicle: "__proto__",
    });
    expect(query).toMatchObject({ from: "a", to: "x".repeat(200), vehicle: null });
  });
});

describe("another party on the way back", () => {
  it("is what differs from the way out, in the address and read from it", () => {
    const query = readTravelQuery({ ...address, return_adults: "1", return_vehicle: "none" });
    expect(query.back).toEqual({ adults: 1, children: 1, infants: 0, pets: 0, vehicle: null });
    const href = searchHref("en", query);
    expect(href).toContain("&return_adults=1&return_vehicle=none");
    const params = Object.fromEntries(new URL(href, "http://localhost").searchParams);
    expect(readTravelQuery(params)).toEqual(query);
    expect(asBack(query)).toMatchObject({ adults: 1, children: 1, vehicle: null, back: null });
  });

  it("is nothing where it is the same, or cannot be read", () => {
    for (const more of [{ return_adults: "2" }, { return_adults: "" }, { return_adults: "x" }]) {
      expect(readTravelQuery({ ...address, ...more }).back).toBeNull();
    }
  });
});
