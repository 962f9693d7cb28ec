import { z } from "zod";
import { line, position, uuid } from "#http/schemas/fields";

const stage = z.enum(["checked_in", "boarded"]);
const instant = z.iso.datetime({ offset: true });
const everybody = z.array(position).min(1).max(9);

/** A device's scans, as it made them; again and again, until it hears what came of them. */
export const scansBody = z.strictObject({
  device: z.strictObject({ id: uuid, name: line(1, 40) }),
  by: uuid.describe("Who made them, and nobody else sends."),
  sent_at: instant,
  scans: z
    .array(
      z.strictObject({
        id: uuid,
        code: z.string().max(400),
        passengers: everybody.nullable(),
        stage,
        means: z.enum(["camera", "scanner", "hand"]),
        at: instant,
        let_pass: z.boolean(),
      }),
    )
    .min(1)
    .max(100),
});

export const undoBody = z.strictObject({
  booking_id: uuid,
  passengers: everybody,
  stage,
  reason: line(3, 300),
  by: uuid,
  at: instant,
  sent_at: instant,
});
