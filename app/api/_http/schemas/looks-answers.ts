import { z } from "zod";
import { money, uuid } from "./fields";

const count = z.number().int();
const time = z.iso.datetime({ offset: true });
const port = z.looseObject({ code: z.string(), name: z.string(), zone: z.string() });

/** GET /api/v1/sailings/{id}/recommendations. */
export const recommendationsEnvelope = z.looseObject({
  data: z
    .array(
      z.looseObject({
        sailing_id: uuid,
        journey_id: z.string(),
        reason: z.enum([
          "better_day_better_price",
          "also_looked_at",
          "other_day",
          "nearby_route",
          "popular_from_port",
        ]),
        day_difference: count,
        operator: z.looseObject({ code: z.string(), name: z.string() }),
        vessel: z.looseObject({ name: z.string() }),
        from: port,
        to: port,
        departs_at: time,
        arrives_at: time,
        duration_minutes: count,
        price: money,
        price_difference: z.looseObject({ amount_minor: count, currency: z.string() }).nullable(),
        available: z.looseObject({ passengers: count, vehicle_fits: z.boolean() }),
        words: z.looseObject({ title: z.string(), reason: z.string(), price: z.string() }),
      }),
    )
    .max(10),
});

/** GET /api/v1/looks. */
export const looksEnvelope = z.looseObject({
  data: z.looseObject({
    agreed: z.boolean(),
    looks: z.array(
      z.looseObject({
        kind: z.string(),
        from: z.string(),
        to: z.string(),
        sailing_id: uuid.nullable(),
        at: time,
      }),
    ),
  }),
});

/** POST /api/v1/looks. */
export const looksAgreed = z.looseObject({ data: z.looseObject({ agreed: z.boolean() }) });

/** DELETE /api/v1/looks. */
export const looksForgotten = z.looseObject({
  data: z.looseObject({ agreed: z.literal(false), deleted: count }),
});
