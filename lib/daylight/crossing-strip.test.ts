import { describe, expect, it } from "vitest";
import { crossingStrip, type StripLeg } from "./crossing-strip";
import { labelsThatFit } from "./place-labels";
import { clockIn, midnightsBetween } from "./zone-days";

const ports = {
  tunis: { code: "TNLGN", name: "Tunis", zone: "Africa/Tunis" },
  marseille: { code: "FRMRS", name: "Marseille", zone: "Europe/Paris" },
  palermo: { code: "ITPMO", name: "Palermo", zone: "Europe/Rome" },
  genoa: { code: "ITGOA", name: "Genoa", zone: "Europe/Rome" },
};
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
    "ITPMO ITGOA",
    [
      [13.37, 38.13],
      [8.91, 44.41],
    ],
  ],
]);

function leg(
  from: keyof typeof ports,
  to: keyof typeof ports,
  departs_at: string,
  arrives_at: string,
  more: Partial<StripLeg> = {},
): StripLeg {
  return {
    from: ports[from],
    to: ports[to],
    departs_at,
    arrives_at,
    operator: { code: "CTN" },
    vessel: { name: "Tanit" },
    ...more,
  };
}

describe("a winter crossing from Tunis to Marseille", () => {
  const strip = crossingStrip(
    [leg("tunis", "marseille", "2026-12-25T20:00:00+01:00", "2026-12-26T17:00:00+01:00")],
    paths,
  );

  it("leaves by night, sees the sun rise and nothing else, and arrives by day", () => {
    expect(strip.skies.map(({ sky }) => sky)).toEqual(["night", "nautical", "civil", "day"]);
    expect(strip.suns.map(({ kind }) => kind)).toEqual(["sunrise"]);
    expect(strip.suns[0]?.clock).toMatch(/^07:5\d$/);
    expect(strip.skies[0]?.left).toBe(0);
    expect(strip.skies.at(-1)?.right).toBe(1);
  });

  it("has one midnight, of both clocks, and one night on board", () => {
    expect(strip.midnights).toEqual([{ share: 4 / 21, of: "both" }]);
    expect(strip.nights).toMatchObject([{ left: 2 / 21, right: 10 / 21, port: null }]);
    expect(strip.clocksDiffer).toBe(false);
  });
});

it("has a midnight for each clock in summer, when Marseille is an hour ahead", () => {
  const strip = crossingStrip(
    [leg("tunis", "marseille", "2026-07-10T20:00:00+01:00", "2026-07-11T18:00:00+02:00")],
    paths,
  );
  expect(strip.midnights.map(({ of }) => of)).toEqual(["to", "from"]);
  expect(strip.midnights.map(({ share }) => share * 21)).toEqual([
    expect.closeTo(3),
    expect.closeTo(4),
  ]);
  expect(strip.clocksDiffer).toBe(true);
  // The sun rises before six by the ship's clock, which is that of Tunis.
  expect(strip.suns.at(-1)?.clock).toMatch(/^05:/);
});

describe("stops", () => {
  const first = ["2026-12-25T20:00:00+01:00", "2026-12-26T06:00:00+01:00"] as const;

  it("are calls on one voyage, under the sky of the port", () => {
    const strip = crossingStrip(
      [
        leg("tunis", "palermo", ...first, { voyage_id: "a" }),
        leg("palermo", "genoa", "2026-12-26T08:00:00+01:00", "2026-12-27T04:00:00+01:00", {
          voyage_id: "a",
        }),
      ],
      paths,
    );
    expect(strip.stops).toMatchObject([{ kind: "call", minutes: 120, port: { name: "Palermo" } }]);
    strip.skies.slice(1).forEach((sky, index) => {
      expect(sky.left).toBeCloseTo(strip.skies[index]?.right as number, 9);
    });
    // The sun rises while she lies in Palermo, and it is seen.
    expect(strip.suns.map(({ kind }) => kind)).toEqual(["sunrise", "sunset"]);
    expect(strip.nights.map(({ port }) => port)).toEqual([null, null]);
  });

  it("are changes to another ship, with nothing drawn while one waits, and a night ashore", () => {
    const strip = crossingStrip(
      [
        leg("tunis", "palermo", "2026-12-25T08:00:00+01:00", "2026-12-25T18:00:00+01:00"),
        leg("palermo", "genoa", "2026-12-26T07:00:00+01:00", "2026-12-27T03:00:00+01:00", {
          vessel: { name: "La Suprema" },
        }),
      ],
      paths,
    );
    const [stop] = strip.stops;
    expect(stop).toMatchObject({ kind: "change", minutes: 780 });
    for (const { left, right } of strip.skies) {
      expect(right <= (stop?.left ?? 0) + 1e-9 || left >= (stop?.right ?? 1) - 1e-9).toBe(true);
    }
    expect(strip.nights.map(({ port }) => port?.name ?? "aboard")).toEqual(["Palermo", "aboard"]);
  });

  it("tell one voyage by its ship where bookings know no more, unless she lay there too long", () => {
    const later = (departs: string) =>
      crossingStrip(
        [
          leg("tunis", "palermo", ...first),
          leg("palermo", "genoa", departs, "2026-12-28T04:00:00+01:00"),
        ],
        paths,
      ).stops[0]?.kind;
    expect(later("2026-12-26T08:00:00+01:00")).toBe("call");
    expect(later("2026-12-27T08:00:00+01:00")).toBe("change");
  });
});

it("draws no sky where no sea path is known, and still the time", () => {
  const strip = crossingStrip(
    [leg("genoa", "tunis", "2026-12-25T20:00:00+01:00", "2026-12-26T17:00:00+01:00")],
    paths,
  );
  expect(strip.skies).toEqual([]);
  expect(strip.suns).toEqual([]);
  expect(strip.midnights).toHaveLength(1);
});

it("lays the same journey once", () => {
  const legs = [
    leg("tunis", "marseille", "2026-11-25T20:00:00+01:00", "2026-11-26T17:00:00+01:00"),
  ];
  expect(crossingStrip(legs, paths)).toBe(crossingStrip(structuredClone(legs), paths));
});

describe("midnights of a zone", () => {
  const between = (from: string, to: string, zone: string) =>
    midnightsBetween(Date.parse(from), Date.parse(to), zone).map((at) =>
      new Date(at).toISOString(),
    );

  it("follow the clocks when they change", () => {
    expect(between("2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z", "Europe/Paris")).toEqual([
      "2026-03-28T23:00:00.000Z",
      "2026-03-29T22:00:00.000Z",
    ]);
    expect(between("2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z", "Europe/Paris")).toEqual([
      "2026-10-24T22:00:00.000Z",
      "2026-10-25T23:00:00.000Z",
    ]);
  });

  it("leave out a midnight at which one leaves or arrives", () => {
    expect(between("2026-12-24T23:00:00Z", "2026-12-25T23:00:00Z", "Europe/Paris")).toEqual([]);
  });

  it("are told by each zone's clock", () => {
    const at = Date.parse("2026-07-10T22:00:00Z");
    expect(clockIn(at, "Europe/Paris")).toBe("00:00");
    expect(clockIn(at, "Africa/Tunis")).toBe("23:00");
    expect(clockIn(at + 29_000, "Europe/Athens")).toBe("01:00");
  });
});

describe("labels under a line", () => {
  const sunset = { share: 0.2, text: "sunset 17:10", rank: 1 };
  const midnight = { share: 0.45, text: "midnight", rank: 2 };
  const sunrise = { share: 0.6, text: "sunrise 7:58", rank: 1 };

  it("give way to those that matter more where there is little room", () => {
    const all = [midnight, sunset, sunrise];
    expect(labelsThatFit(all, 700, 6.5)).toEqual(new Set(all));
    expect(labelsThatFit(all, 300, 6.5)).toEqual(new Set([sunset, sunrise]));
    expect(labelsThatFit(all, 40, 6.5)).toEqual(new Set());
  });

  it("stay inside at both ends", () => {
    const ends = [
      { share: 0.01, text: "sunset 17:10", rank: 1 },
      { share: 0.99, text: "sunrise 7:58", rank: 1 },
    ];
    expect(labelsThatFit(ends, 250, 6.5)).toEqual(new Set(ends));
  });
});
