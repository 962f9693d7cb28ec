// The JSON API that an operator offers us, as shapes: its document is generated from them, the adapter
// reads answers through them. Times are ISO 8601 with offset, money minor units, ports UN/LOCODE.
import { z } from "zod";

const instant = z.iso.datetime({ offset: true });
const port = z.string().regex(/^[A-Z0-9]{5}$/);
const reason = z.string().max(2_000).optional();
const reference = z.string().regex(/^[\x21-\x7E]{1,60}$/, "Printable, without blanks.");

export const sailingKey = z.object({ from: port, to: port, departs_at: instant });

export const sailingShape = sailingKey.extend({
  arrives_at: instant,
  vessel: z.string().max(120).nullable(),
  status: z.enum(["open", "closed", "cancelled"]),
});

export const partyShape = z.object({
  passengers: z.array(
    z.object({
      first_name: z.string(),
      last_name: z.string(),
      birth_date: z.iso.date(),
      gender: z.string(),
      nationality: z.string().length(2),
      special_care: z.string().nullable(),
    }),
  ),
  vehicles: z.array(
    z.object({
      kind: z.string(),
      length_cm: z.int().positive(),
      height_cm: z.int().positive(),
      registration: z.string().nullable(),
    }),
  ),
  cabins: z.array(z.object({ kind: z.string(), quantity: z.int().positive() })),
  pets: z.int().nonnegative(),
});

/** GET /v1/sailings?from&to&first_date&last_date */
export const sailingsAnswer = z.object({ sailings: z.array(sailingShape).max(5_000) });

/** GET /v1/availability?from&to&departs_at */
export const availabilityAnswer = z.object({
  pools: z.array(z.object({ kind: z.string().max(60), available: z.int().nonnegative() })).max(100),
});

/** POST /v1/prices */
export const priceRequest = z.object({ sailing: sailingKey, fare: z.string(), party: partyShape });
export const priceAnswer = z.object({
  total: z.object({
    amount_minor: z.int().nonnegative(),
    currency: z.string().regex(/^[A-Z]{3}$/),
  }),
});

/** POST /v1/bookings: the same client_reference again answers with the same booking. */
export const bookingRequest = priceRequest.extend({ client_reference: reference });

/** GET /v1/bookings/{client_reference}, and the answer to POST; 404 if there is none. */
export const bookingAnswer = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("confirmed"),
    reference,
    /** Ours again, where it is said: an answer about another booking is none. */
    client_reference: reference.optional(),
  }),
  z.object({ status: z.literal("pending") }),
  z.object({ status: z.literal("refused"), reason }),
  z.object({ status: z.literal("cancelled") }),
]);

/** POST /v1/bookings/{client_reference}/cancellation; 404 if there is none. */
export const cancellationAnswer = z.discriminatedUnion("status", [
  z.object({ status: z.literal("cancelled") }),
  z.object({ status: z.literal("refused"), reason }),
]);

/** POST /v1/bookings/{client_reference}/amendment: who and what is left on it; 404 if there is none. */
export const amendmentRequest = z.object({ party: partyShape });
export const amendmentAnswer = z.discriminatedUnion("status", [
  z.object({ status: z.literal("amended") }),
  z.object({ status: z.literal("refused"), reason }),
]);

export const scheduleChange = z.object({
  was: sailingKey.nullable(),
  now: sailingShape.nullable(),
});
export const priceLevel = sailingKey.extend({ price_level_bp: z.int().min(1).max(100_000) });

const rows = <T extends z.ZodType>(row: T) => z.array(row).max(10_000);
const cursor = z.string().max(200);

/** GET /v1/schedule?since */
export const scheduleAnswer = z.object({ changes: rows(scheduleChange), cursor });

/** GET /v1/price-levels?since */
export const priceLevelsAnswer = z.object({ levels: rows(priceLevel), cursor });

/** The same two with rows still to be read one by one: a season must not wait for one that is nonsense. */
export const scheduleRows = z.object({ changes: rows(z.unknown()), cursor });
export const priceLevelRows = z.object({ levels: rows(z.unknown()), cursor });

/** Whose booking an answer is about, where it says so. */
export const namedReference = z.object({ client_reference: z.string() });

/** What an answer of 200 may hold instead, when something went wrong inside: some systems do that. */
export const errorInside = z.object({ error: z.object({ code: z.string().max(60) }).loose() });
