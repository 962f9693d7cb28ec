import { z } from "zod";

const count = z.number().int();
const state = z.enum(["well", "troubled", "down"]);
const time = z.iso.datetime({ offset: true });

/** GET /api/v1/status. */
export const statusEnvelope = z.looseObject({
  data: z.looseObject({
    state,
    as_of: time,
    parts: z.array(
      z.looseObject({
        part: z.string(),
        name: z.string().nullable(),
        state,
        uptime: z.number().min(0).max(1).nullable(),
        days: z.array(
          z.looseObject({
            date: z.iso.date(),
            state: state.nullable(),
            minutes: count,
            troubled: count,
            down: count,
          }),
        ),
      }),
    ),
    incidents: z.array(
      z.looseObject({
        part: z.string(),
        name: z.string().nullable(),
        state,
        what: z.string(),
        began_at: time,
        ended_at: time.nullable(),
      }),
    ),
  }),
});
