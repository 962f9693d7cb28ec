import { z } from "zod";
import { type SearchParty, usualSizes, vehicleKinds } from "#lib/party/party";
import { isoDate, line } from "./fields";

const count = (most: number) =>
  z.coerce.number("A whole number.").int("A whole number.").min(0).max(most);
const port = line(2, 60);

const partyFields = {
  adults: count(9).default(1).describe("Adults, from 12 years by default; 1 if absent."),
  children: count(9).default(0).describe("Children, 4 to 11 years by default."),
  child_ages: z
    .string()
    .regex(/^\d{1,2}(,\d{1,2}){0,8}$/, "Ages with commas, e.g. 5,9.")
    .optional()
    .describe("One age for each child, with commas."),
  infants: count(9).default(0).describe("Infants, 0 to 3 years by default."),
  vehicle: z.enum(vehicleKinds).optional(),
  vehicle_length_cm: z.coerce.number().int().min(50).max(2_500).optional(),
  vehicle_height_cm: z.coerce.number().int().min(50).max(500).optional(),
  pets: count(4).default(0),
  cabin: z
    .string()
    .regex(/^[a-z0-9_]{2,30}$/, "A cabin kind, e.g. inside_2.")
    .optional(),
};

const count9 = count(9).optional();

/** Who and what travels back; each is as on the way out where it is absent. */
const returnPartyFields = {
  return_adults: count9.describe("On the way back; as out if absent, and so the others."),
  return_children: count9,
  return_child_ages: partyFields.child_ages,
  return_infants: count9,
  return_vehicle: z.enum([...vehicleKinds, "none"]).optional(),
  return_vehicle_length_cm: partyFields.vehicle_length_cm,
  return_vehicle_height_cm: partyFields.vehicle_height_cm,
  return_pets: count(4).optional(),
  return_cabin: partyFields.cabin.describe("A cabin kind, or none."),
};

/** The query of GET /api/v1/journeys/{id}. */
export const partyParams = z.object(partyFields);

/** The query of GET /api/v1/ferry/search. */
export const searchParams = z.object({
  from: port.describe(
    "UN/LOCODE or slug of a port, or the slug of a group of ports (sardinia) or a country (tunisia).",
  ),
  to: port,
  date: isoDate.describe("The departure port's own date."),
  ...partyFields,
  operator: line(2, 40).optional(),
  cabin_free: z
    .enum(["0", "1"])
    .default("0")
    .transform((value) => value === "1")
    .describe("1: only journeys with some cabin left on every ship."),
  max_connections: count(2).default(0).describe("Changes of vessel allowed."),
  sort: z.enum(["price", "departure", "duration"]).default("price"),
  page: z.coerce.number().int().min(1).max(1_000).default(1),
  page_size: z.coerce.number().int().min(1).max(100).default(20),
  return_date: isoDate.optional(),
  return_from: port.optional(),
  return_to: port.optional(),
  ...returnPartyFields,
});

/** The query of GET /api/v1/ferry/calendar. */
export const calendarParams = z.object({
  from: port,
  to: port,
  month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, "A month as YYYY-MM."),
  ...partyFields,
  operator: line(2, 40).optional(),
});

/** The query of GET /api/v1/ferry/ask. */
export const askParams = z.object({
  q: line(1, 200).describe("A journey in words, e.g. Tunis Marseille 25 December 2 adults camper."),
});

/** The query of GET /api/v1/ports. */
export const portParams = z.object({
  q: line(0, 80).default(""),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});

/** The query of GET /api/v1/discover. */
export const discoverParams = z.object({
  q: line(1, 100).describe("A port, a crossing, an operator or a vessel, e.g. genova palermo."),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});

/** The party that a query's parameters describe. */
export function partyOf(query: z.infer<typeof partyParams>): SearchParty {
  const usual = query.vehicle ? usualSizes[query.vehicle] : null;
  return {
    adults: query.adults,
    children: query.children,
    ...(query.child_ages ? { child_ages: query.child_ages.split(",").map(Number) } : {}),
    infants: query.infants,
    vehicles:
      query.vehicle && usual
        ? [
            {
              kind: query.vehicle,
              length_cm: query.vehicle_length_cm ?? usual.length_cm,
              height_cm: query.vehicle_height_cm ?? usual.height_cm,
            },
          ]
        : [],
    pets: query.pets,
    ...(query.cabin ? { cabin: query.cabin } : {}),
  };
}

/** The party of the way back that a search's parameters describe. */
export function returnPartyOf(query: z.infer<typeof searchParams>): SearchParty {
  const vehicle = query.return_vehicle ?? query.vehicle;
  // A vehicle of another kind has its own size.
  const size = vehicle === query.vehicle ? query : undefined;
  const cabin = query.return_cabin ?? query.cabin;
  return partyOf({
    adults: query.return_adults ?? query.adults,
    children: query.return_children ?? query.children,
    child_ages:
      query.return_child_ages ??
      (query.return_children === undefined ? query.child_ages : undefined),
    infants: query.return_infants ?? query.infants,
    vehicle: vehicle === "none" ? undefined : vehicle,
    vehicle_length_cm: query.return_vehicle_length_cm ?? size?.vehicle_length_cm,
    vehicle_height_cm: query.return_vehicle_height_cm ?? size?.vehicle_height_cm,
    pets: query.return_pets ?? query.pets,
    cabin: cabin === "none" ? undefined : cabin,
  });
}
