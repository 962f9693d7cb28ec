import { z } from "zod";
import type { TravellerWish } from "#lib/booking/rebook/rebook-as-traveller";
import type { RebookWish } from "#lib/booking/rebook/rebook-wish";
import { line, uuid } from "./fields";

const legName = z.string().regex(/^leg-\d{1,2}$/, "A leg of the booking's view, e.g. leg-0.");
const poolKind = z.string().regex(/^(lane_low_cm|lane_high_cm|cabin:[a-z0-9_]{2,30})$/, "A kind.");
const fields = {
  moves: z
    .array(
      z.strictObject({
        leg: legName,
        from_sailing_id: uuid.describe("Where the leg was seen to be: moved meanwhile, it stays."),
        to_sailing_id: uuid,
      }),
    )
    .min(1, "Name a leg to move.")
    .max(6)
    .describe("Which legs go to which sailings: all of them or none."),
  instead: z
    .record(poolKind, poolKind)
    .optional()
    .describe(
      "What is taken where the new sailing lacks it, e.g. cabin:inside_2 → cabin:outside_2.",
    ),
};

/** The body of POST …/rebook-preview. */
export const rebookPreviewBody = z.strictObject(fields);
/** The body of POST …/rebook. */
export const rebookBody = z.strictObject({ ...fields, reason: line(3, 500) });

/** The query of GET /api/v1/bookings/{id}/rebook-options. */
export const rebookOptionsParams = z.strictObject({
  journey: z.coerce
    .number("A whole number.")
    .int()
    .min(0)
    .max(8)
    .default(0)
    .describe("Which journey of the booking, as journey_index of its legs has it: 0 is the first."),
});

/** The body of POST /api/v1/bookings/{id}/rebook. */
export const choiceBody = z.strictObject({
  moves: z
    .array(
      z.strictObject({
        leg: legName,
        from_sailing_id: uuid.describe("The sailing the leg is on, as it was seen."),
        to_sailing_id: uuid,
        instead: z
          .record(poolKind, poolKind)
          .optional()
          .describe("What takes the place of what was booked, as the option said."),
      }),
    )
    .min(1, "Name a leg to move.")
    .max(6)
    .describe("The moves of one option: all of them or none."),
});

/** The traveller's own choice in the verb's words. */
export function choiceOf({ moves }: z.output<typeof choiceBody>): TravellerWish {
  return {
    moves: moves.map(({ leg, from_sailing_id, to_sailing_id, instead }) => ({
      leg: Number(leg.slice("leg-".length)),
      fromSailingId: from_sailing_id,
      toSailingId: to_sailing_id,
      ...(instead && { instead: instead as Record<string, string> }),
    })),
  };
}

/** The verbs' own words for a body's. */
export function wishOf({ moves, instead }: z.output<typeof rebookPreviewBody>): RebookWish {
  return {
    moves: moves.map(({ leg, from_sailing_id, to_sailing_id }) => ({
      leg: Number(leg.slice("leg-".length)),
      fromSailingId: from_sailing_id,
      toSailingId: to_sailing_id,
    })),
    ...(instead && { instead: instead as Record<string, string> }),
  };
}
