import { z } from "zod";
import { uuid } from "./fields";

const port = z.string().regex(/^[A-Z0-9]{5}$/, "A UN/LOCODE, e.g. FRMRS.");

/** The body of POST /api/v1/events: what a page says was looked at, and no field for anything else. */
export const eventsBody = z.strictObject({
  events: z
    .array(
      z.discriminatedUnion("type", [
        z.strictObject({ type: z.literal("sailing.viewed"), sailing_id: uuid }),
        z.strictObject({ type: z.literal("route.searched"), from: port, to: port }),
        z.strictObject({
          type: z.literal("recommendation.followed"),
          sailing_id: uuid,
          shown_on: uuid.describe("The sailing on whose page it stood."),
        }),
      ]),
    )
    .min(1)
    .max(10),
});
