import { describe, expect, test } from "vitest";
import { countryOfZone } from "./country-of-zone";
import { type FeedPlace, type KnownPlace, matchPorts, metresBetween } from "./match-ports";
import { portCodeFor, slugFor } from "./name-port";

const marseille: KnownPlace = {
  code: "FRMRS",
  keys: ["marseille", "marsiglia"],
  latitude: 43.311,
  longitude: 5.362,
};
const ports = [marseille, { code: "07KQ2", keys: ["old quay"], latitude: 50, longitude: 4 }];

function place(id: string, changes: Partial<FeedPlace> = {}): FeedPlace {
  return {
    id,
    code: null,
    name: id,
    key: id,
    latitude: 43.311,
    longitude: 5.362,
    neighbours: [],
    ...changes,
  };
}
const match = (...places: FeedPlace[]) => matchPorts(places, ports, new Map());

describe("which port a stop is", () => {
  test("by its code, by its name in any language, by where it lies: the surest first", () => {
    expect(match(place("a", { code: "frmrs", latitude: 43.4 })).matches).toEqual([
      { place: "a", code: "FRMRS", found: "code" },
    ]);
    expect(match(place("marsiglia", { latitude: 43.4 })).matches).toMatchObject([
      { found: "name" },
    ]);
    expect(match(place("quai 5", { latitude: 43.322 })).matches).toMatchObject([
      { found: "place" },
    ]);
  });

  test("not too far away, whatever it is called", () => {
    for (const far of [
      place("a", { code: "FRMRS", latitude: 44 }),
      place("marseille", { latitude: 43.6 }),
      place("quai 5", { latitude: 43.34 }),
      place("old quay", { latitude: 50.03, longitude: 4 }),
    ]) {
      expect(match(far)).toMatchObject({ matches: [], made: [{ places: [{ id: far.id }] }] });
    }
  });

  test("two that a ship sails between are never one port; the nearer one has it", () => {
    const left = place("left bank", { latitude: 43.313, neighbours: ["right bank"] });
    const right = place("right bank", { latitude: 43.316, neighbours: ["left bank"] });
    expect(match(right, left)).toMatchObject({
      matches: [{ place: "left bank", code: "FRMRS" }],
      made: [{ places: [{ id: "right bank" }] }],
    });
    const same = ["1", "2"].map((id) =>
      place(id, { key: "marseille", neighbours: ["1", "2"].filter((one) => one !== id) }),
    );
    expect(match(...same).matches).toHaveLength(1);
  });

  test("two quays of one name are one new port, unless a ship sails between them", () => {
    const at = (id: string, neighbours: string[] = []) =>
      place(id, { key: "zoo", latitude: 52, longitude: 21, neighbours });
    expect(match(at("1"), at("2")).made).toMatchObject([{ places: [{ id: "1" }, { id: "2" }] }]);
    expect(match(at("1", ["2"]), at("2", ["1"])).made).toHaveLength(2);
  });

  test("what was decided stays decided, and takes its place", () => {
    const kept = new Map([["old", { code: "FRMRS", byStaff: false }]]);
    expect(matchPorts([place("old"), place("quai 5")], ports, kept)).toMatchObject({
      matches: [],
      made: [{ places: [{ id: "quai 5" }] }],
    });
  });

  test("an id that a publisher gave to another stop is another stop", () => {
    const brest = { code: "FRBES", keys: ["brest"], latitude: 48.38, longitude: -4.49 };
    const near = { code: "FRXYZ", keys: ["vieux port"], latitude: 43.296, longitude: 5.37 };
    const all = [...ports, brest, near];
    const kept = (byStaff: boolean) => new Map([["1", { code: "FRMRS", byStaff }]]);
    const found = (changes: Partial<FeedPlace>, byStaff = false) =>
      matchPorts([place("1", changes)], all, kept(byStaff)).matches;
    const brestNow = { key: "brest", latitude: 48.38, longitude: -4.49 };
    expect(found(brestNow)).toMatchObject([{ code: "FRBES", found: "name" }]);
    expect(found(brestNow, true)).toMatchObject([{ code: "FRBES" }]);
    // Near by, but called what the other port is called; staff may know better.
    expect(found({ key: "vieux port", latitude: 43.3 })).toMatchObject([{ code: "FRXYZ" }]);
    expect(found({ key: "vieux port", latitude: 43.3 }, true)).toEqual([]);
    // Renamed, or a mile further along the coast: the same stop still.
    expect(found({ key: "quai 5", latitude: 43.34 })).toEqual([]);
    const banks = [0, 0.005].map((north, at) => ({
      code: `0BAN${at}`,
      keys: ["ferry"],
      latitude: 60 + north,
      longitude: 5,
    }));
    const ferry = place("1", { key: "ferry", latitude: 60, longitude: 5 });
    const swapped = new Map([["1", { code: "0BAN1", byStaff: false }]]);
    expect(matchPorts([ferry], banks, swapped).matches).toMatchObject([{ code: "0BAN0" }]);
  });

  test("a port found by nearness is found again by a stop of another id", () => {
    const kept = new Map([["last year's", { code: "FRMRS", byStaff: false }]]);
    expect(matchPorts([place("quai 5")], ports, kept).matches).toMatchObject([
      { place: "quai 5", code: "FRMRS", found: "place" },
    ]);
  });

  test("distances are those of the globe", () => {
    const calais = { latitude: 50.97, longitude: 1.86 };
    expect(metresBetween({ latitude: 51.127, longitude: 1.333 }, calais)).toBeCloseTo(40_780, -3);
  });
});

describe("what a new port is called", () => {
  test("its code is no UN/LOCODE, the same each time, and its own", () => {
    const code = portCodeFor("feed\nstop", () => false);
    expect(code).toMatch(/^0[0-9A-Z]{4}$/);
    expect(portCodeFor("feed\nstop", () => false)).toBe(code);
    expect(portCodeFor("feed\nstop", (one) => one === code)).not.toBe(code);
  });

  test("its address is its name, where it can be read", () => {
    const slug = (name: string, taken = false) =>
      slugFor({ name, kind: "port", code: "07KQ2" }, () => taken);
    expect(slug("Saska Kępa / Łódź")).toBe("saska-kepa-lodz");
    expect(slug("Zoo", true)).toBe("zoo-07kq2");
    expect(slug("室蘭フェリーターミナル")).toBe("port-07kq2");
  });

  test("its country is the one that keeps its zone", () => {
    const zones = [
      "Europe/Warsaw",
      "Asia/Tokyo",
      "America/Montreal",
      "Pacific/Auckland",
      "Africa/Tunis",
      "UTC",
    ];
    expect(zones.map(countryOfZone)).toEqual(["PL", "JP", "CA", "NZ", "TN", "ZZ"]);
  });
});
