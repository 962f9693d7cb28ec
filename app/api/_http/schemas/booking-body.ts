import { z } from "zod";
import { vehicleKinds } from "#lib/party/party";
import { country, isoDate, line, money, position, positions, uuid } from "./fields";

export const passenger = z.strictObject({
  first_name: line(1, 200),
  last_name: line(1, 200),
  birth_date: isoDate,
  gender: z.enum(["f", "m", "x"]),
  nationality: country,
  document: z
    .strictObject({
      kind: z.enum(["passport", "identity_card"]),
      number: line(3, 40),
      country,
      expires_on: isoDate,
    })
    .nullish(),
  special_care: line(0, 500).nullish(),
});

export const vehicle = z.strictObject({
  kind: z.enum(vehicleKinds),
  length_cm: z.number().int().min(50).max(2_500),
  height_cm: z.number().int().min(50).max(500),
  registration: line(1, 20).nullish(),
  driver: position,
});

/** The body of POST /api/v1/bookings. */
export const bookingBody = z.strictObject({
  journeys: z
    .array(
      z.strictObject({
        sailing_ids: z.array(uuid).min(1).max(6),
        fare: z.string().regex(/^[a-z0-9_]{2,30}$/, "A fare's code, e.g. standard."),
        conditions_id: z
          .string()
          .regex(/^[\w-]{16}$/, "A fare's conditions_id, as a search gave it.")
          .optional(),
        passengers: positions.min(1).max(9).optional(),
        vehicles: positions.max(3).optional(),
      }),
    )
    .min(1)
    .max(4),
  contact: z.strictObject({
    name: line(1, 200),
    email: z.email("An e-mail address.").max(254),
    phone: z
      .string()
      .trim()
      .regex(/^\+?[\d ().-]{5,25}$/, "A telephone number, e.g. +33 6 12 34 56 78."),
    language: z.enum(["en", "fr"]).default("en"),
  }),
  passengers: z.array(passenger).min(1, "Somebody must travel.").max(9, "At most 9 passengers."),
  vehicles: z.array(vehicle).max(3).default([]),
  cabins: z
    .array(
      z.strictObject({
        sailing_id: uuid,
        kind: z.string().regex(/^[a-z0-9_]{2,30}$/, "A cabin kind, e.g. inside_2."),
        quantity: z.number().int().min(1).max(9),
      }),
    )
    .max(20)
    .default([]),
  pets: z
    .array(z.strictObject({ sailing_id: uuid, quantity: z.number().int().min(1).max(4) }))
    .max(6)
    .default([]),
  expected_total: money,
});
