import { describe, expect, test } from "vitest";
import type { DomainError } from "#lib/errors/domain-error";
import type { BookingRequest } from "./booking-request";
import { checkRequest } from "./check-request";
import type { PlannedLeg } from "./plan-legs";

const born = (birth_date: string) => ({
  first_name: "Amel",
  last_name: "Ben Salah",
  birth_date,
  gender: "f" as const,
  nationality: "TN",
});
const adult = born("1985-05-01");
const child = born("2020-05-01");
const car = (driver: number) => ({ kind: "car" as const, length_cm: 450, height_cm: 180, driver });
const bicycle = (driver: number) => ({ ...car(driver), kind: "bicycle" as const });

const offer = {
  sailing: {
    departure_date: "2027-07-01",
    arrives_at: new Date("2027-07-02T10:00:00Z"),
    to_zone: "Europe/Paris",
  },
  operator: { infant_max_age: 3, child_max_age: 11 },
};

type Party = Pick<BookingRequest, "passengers" | "vehicles">;

/** Paths refused for a party of which each leg takes those named. */
function refused(party: Party, legs: [passengers: number[], vehicles: number[]][]): string[] {
  const planned = legs.map(([passengers, vehicles], journeyIndex) => ({
    journeyIndex,
    offer,
    passengers,
    vehicles,
  })) as unknown as PlannedLeg[];
  try {
    checkRequest({ ...party } as BookingRequest, planned);
    return [];
  } catch (error) {
    expect((error as DomainError).code).toBe("invalid");
    return (error as DomainError).facts.errors?.map(({ path }) => path) ?? [];
  }
}

describe("a party that is asked for", () => {
  test.each<[string, Party, [number[], number[]][], string[]]>([
    ["all on board", { passengers: [adult, child], vehicles: [car(0)] }, [[[0, 1], [0]]], []],
    [
      "nobody counts twice",
      { passengers: [adult, adult], vehicles: [] },
      [[[0, 0, 1], []]],
      ["journeys.0.passengers"],
    ],
    [
      "no car is charged twice",
      { passengers: [adult], vehicles: [car(0)] },
      [[[0], [0, 0]]],
      ["journeys.0.vehicles", "vehicles.0.driver"],
    ],
    [
      "one drives one at a time",
      { passengers: [adult, adult], vehicles: [car(0), car(0)] },
      [
        [
          [0, 1],
          [0, 1],
        ],
      ],
      ["vehicles.1.driver"],
    ],
    [
      "each with a driver",
      { passengers: [adult, adult], vehicles: [car(0), car(1)] },
      [
        [
          [0, 1],
          [0, 1],
        ],
      ],
      [],
    ],
    [
      "one car out, another back, the same driver",
      { passengers: [adult], vehicles: [car(0), car(0)] },
      [
        [[0], [0]],
        [[0], [1]],
      ],
      [],
    ],
    [
      "bicycles beside a car",
      { passengers: [adult, child], vehicles: [car(0), bicycle(0), bicycle(0)] },
      [
        [
          [0, 1],
          [0, 1, 2],
        ],
      ],
      [],
    ],
    [
      "a vehicle nobody ships, its driver unknown",
      { passengers: [adult], vehicles: [car(8)] },
      [[[0], []]],
      ["vehicles.0", "vehicles.0.driver"],
    ],
    [
      "a driver who stays ashore",
      { passengers: [adult, adult], vehicles: [car(1)] },
      [
        [[0], [0]],
        [[1], []],
      ],
      ["vehicles.0.driver"],
    ],
    [
      "a driver of seven",
      { passengers: [adult, child], vehicles: [car(1)] },
      [[[0, 1], [0]]],
      ["vehicles.0.driver"],
    ],
    [
      "somebody on no journey",
      { passengers: [adult, adult], vehicles: [] },
      [[[0], []]],
      ["passengers.1"],
    ],
    [
      "names nobody has",
      { passengers: [adult], vehicles: [] },
      [[[0, 5], [2]]],
      ["journeys.0.passengers", "journeys.0.vehicles"],
    ],
  ])("%s", (_, party, legs, paths) => {
    expect(refused(party, legs).toSorted()).toEqual(paths.toSorted());
  });
});
