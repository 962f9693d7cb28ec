import { expect, test } from "vitest";
import { camperAndCabin, throughPalermo, twoAdults } from "#lib/notice/testing";
import { calendarFile } from "./calendar-file";

/** RFC 5545 3.1: a folded line goes on after CRLF and one blank. */
const unfold = (file: string) => file.replace(/\r\n[ \t]/g, "").split("\r\n");

test("a leg is an event in UTC that a calendar can know again", () => {
  const lines = unfold(calendarFile(twoAdults(), "en"));
  expect(lines).toContain("DTSTART:20261225T190000Z");
  expect(lines).toContain("DTEND:20261226T160000Z");
  expect(lines).toContain("SUMMARY:Ferry Tunis → Marseille · Carthage");
  expect(lines).toContain("LOCATION:Tunis (La Goulette)");
  expect(lines).toContain("UID:01890a5d-ac96-774b-bcce-b302099a8057-0@gangway");
  expect(lines).toContain("STATUS:CONFIRMED");
  expect(lines.find((line) => line.startsWith("DESCRIPTION:"))).toContain("7KQ2M9XWAB");
});

test("the same booking gives the same file, to the byte", () => {
  expect(calendarFile(twoAdults(), "fr")).toBe(calendarFile(twoAdults(), "fr"));
  expect(unfold(calendarFile(twoAdults(), "fr"))).toContain("DTSTAMP:20261120T095800Z");
});

test("out and back are two events; staying on board through a call is one", () => {
  expect(calendarFile(camperAndCabin(), "en").match(/BEGIN:VEVENT/g)).toHaveLength(2);
  const through = unfold(calendarFile(throughPalermo(), "en"));
  expect(through.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(1);
  expect(through).toContain("SUMMARY:Ferry Civitavecchia → Tunis · Catania");
  expect(through.find((line) => line.startsWith("DESCRIPTION:"))).toContain("Calls at Palermo");
});

test("a cancelled booking takes its events back under the same UID", () => {
  const lines = unfold(calendarFile(twoAdults({ status: "CANCELLED" }), "fr"));
  expect(lines).toContain("STATUS:CANCELLED");
  expect(lines).toContain("SEQUENCE:1");
  expect(lines).toContain("UID:01890a5d-ac96-774b-bcce-b302099a8057-0@gangway");
});

test("a crossing that went to another time or sailing replaces the file a calendar has, and outlives its cancellation", () => {
  const at = "2026-12-01T08:00:00Z";
  const numberOf = (changes: Parameters<typeof twoAdults>[0]) =>
    Number(/SEQUENCE:(\d+)/.exec(calendarFile(twoAdults(changes), "en"))?.[1]);
  const gone = twoAdults().legs.map((leg) => ({
    ...leg,
    disruption: { kind: "cancelled" as const, was_to_depart_at: leg.departs_at },
  }));
  const numbers = [
    numberOf({}),
    numberOf({ revision: { number: 1, at }, legs: gone }),
    numberOf({ revision: { number: 2, at } }),
    numberOf({ revision: { number: 2, at }, status: "CANCELLED" }),
  ];
  expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
  const file = calendarFile(twoAdults({ revision: { number: 1, at }, legs: gone }), "en");
  expect(unfold(file)).toContain("STATUS:CANCELLED");
  expect(unfold(file)).toContain("DTSTAMP:20261201T080000Z");
});

test("a name cannot break out of its line", () => {
  const booking = twoAdults();
  const [first] = booking.legs;
  if (first) first.vessel = { name: "X\r\nATTACH:http://evil.example/;,\\" };
  const file = calendarFile(booking, "en");
  expect(file).not.toMatch(/^ATTACH:/m);
  expect(unfold(file).every((line) => !line.includes("\n"))).toBe(true);
});

test("nor by a lone CR, which some calendars take for a line's end", () => {
  const booking = twoAdults();
  const legs = booking.legs.map((leg) => ({
    ...leg,
    vessel: { ...leg.vessel, name: "Carthage\rATTACH:https://evil.example\u2028X:1" },
  }));
  const file = calendarFile({ ...booking, legs }, "en");
  expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n\u2028]/);
  expect(file.split(/[\r\n]+/).filter((line) => line.startsWith("ATTACH"))).toEqual([]);
});
