import { expect, it } from "vitest";
import { crossingStrip, type StripLeg } from "#lib/daylight/crossing-strip";
import { crossingSentence, shortName } from "./crossing-sentence";
import { sleepingPlaces } from "./sleeping-places";

const tunis = { code: "TNLGN", name: "Tunis (La Goulette)", zone: "Africa/Tunis" };
const palermo = { code: "ITPMO", name: "Palermo", zone: "Europe/Rome" };
const marseille = { code: "FRMRS", name: "Marseille", zone: "Europe/Paris" };
const paths = new Map<string, [number, number][]>([
  [
    "TNLGN FRMRS",
    [
      [10.3, 36.8],
      [8.15, 39.15],
      [5.36, 43.31],
    ],
  ],
  [
    "TNLGN ITPMO",
    [
      [10.3, 36.8],
      [13.37, 38.13],
    ],
  ],
  [
    "ITPMO FRMRS",
    [
      [13.37, 38.13],
      [5.36, 43.31],
    ],
  ],
]);
const leg = (
  [from, to]: [StripLeg["from"], StripLeg["to"]],
  [departs_at, arrives_at]: [string, string],
  voyage_id: string,
): StripLeg => ({
  from,
  to,
  departs_at,
  arrives_at,
  voyage_id,
  operator: { code: "CTN" },
  vessel: { name: "Tanit" },
});

const summer = [
  leg([tunis, marseille], ["2026-07-10T18:00:00+01:00", "2026-07-11T16:00:00+02:00"], "a"),
];

it("says a crossing in the order in which it happens, and whose clock it arrives by", () => {
  expect(crossingSentence(crossingStrip(summer, paths), summer, "en")).toMatch(
    /^Leaves Tunis \(La Goulette\) at 18:00, sunset at 19:\d\d, a night on board, sunrise at 05:\d\d, arrives Marseille at 16:00, next day, Marseille time\.$/,
  );
  expect(crossingSentence(crossingStrip(summer, paths), summer, "fr")).toMatch(
    /^Départ de Tunis \(La Goulette\) à 18:00, coucher du soleil à 19:\d\d, une nuit à bord, .*, heure de Marseille\.$/,
  );
});

it("names no clock where the ports agree, and tells a call from a change of ship", () => {
  const first = ["2026-12-25T08:00:00+01:00", "2026-12-25T18:00:00+01:00"] as [string, string];
  const then = ["2026-12-25T21:00:00+01:00", "2026-12-26T17:00:00+01:00"] as [string, string];
  const told = (voyage: string) => {
    const legs = [leg([tunis, palermo], first, "a"), leg([palermo, marseille], then, voyage)];
    return crossingSentence(crossingStrip(legs, paths), legs, "en");
  };
  expect(told("a")).toContain("calls at Palermo from 18:00 to 21:00, you stay on board");
  expect(told("b")).toMatch(/change of ship in Palermo, 3\sh to wait/);
  expect(told("b")).not.toContain(" time.");
});

it("calls a clock by its town alone", () => {
  expect(shortName("Tunis (La Goulette)")).toBe("Tunis");
  expect(shortName("Marseille")).toBe("Marseille");
});

it("puts the words of a night where it is dark, and clear of a call's ring", () => {
  const strip = crossingStrip(summer, paths);
  const [place] = sleepingPlaces(strip);
  const night = strip.skies.find(({ sky }) => sky === "night");
  expect(place?.left).toBeGreaterThanOrEqual(night?.left as number);
  expect(place?.right).toBeLessThanOrEqual(night?.right as number);

  const legs = [
    leg([tunis, palermo], ["2026-12-25T16:00:00+01:00", "2026-12-26T01:00:00+01:00"], "a"),
    leg([palermo, marseille], ["2026-12-26T02:00:00+01:00", "2026-12-26T20:00:00+01:00"], "a"),
  ];
  const called = crossingStrip(legs, paths);
  const ring = ((called.stops[0]?.left ?? 0) + (called.stops[0]?.right ?? 0)) / 2;
  const words = sleepingPlaces(called);
  expect(words).toHaveLength(1);
  expect((words[0]?.right as number) <= ring || (words[0]?.left as number) >= ring).toBe(true);
});

it("says that one gets to a port near by on one's own, and never calls that staying on board", () => {
  const trapani = { code: "ITTPS", name: "Trapani", zone: "Europe/Rome" };
  const legs = [
    leg([tunis, trapani], ["2026-07-10T10:00:00+01:00", "2026-07-10T20:00:00+02:00"], "a"),
    leg([palermo, marseille], ["2026-07-10T23:20:00+02:00", "2026-07-11T16:00:00+02:00"], "b"),
  ];
  expect(crossingSentence(crossingStrip(legs, paths), legs, "en")).toContain(
    "change of ship, from Trapani to Palermo on your own, 3\u00a0h\u00a020\u00a0min between ships",
  );
  // As a booking tells it: one operator, one ship's name, no voyage.
  const booked = legs.map(({ voyage_id: _, ...told }) => told);
  expect(crossingStrip(booked, paths).stops).toMatchObject([
    { kind: "change", port: { code: "ITPMO" }, landing: { code: "ITTPS" } },
  ]);
});
