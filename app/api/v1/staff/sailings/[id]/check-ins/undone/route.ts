import { database } from "#db/client";
import { methods } from "#http/methods";
import { parse, readBody } from "#http/read-body";
import { uuid } from "#http/schemas/fields";
import { staffEndpoint } from "#http/staff-endpoint";
import { ourTime } from "#lib/boarding/our-time";
import { undoCheckIn } from "#lib/boarding/undo-check-in";
import { undoBody } from "../body";

/** Takes back that passengers were checked in or boarded, with a reason. */
const post = staffEndpoint<{ id: string }>(
  { name: "undo-check-in", use: "change", work: "gate" },
  async ({ request, params, actor, now }) => {
    const sailingId = parse(uuid, params.id);
    const { booking_id, at, sent_at, ...wish } = await readBody(request, undoBody);
    const undone = await undoCheckIn(database(), actor, {
      ...wish,
      sailingId,
      bookingId: booking_id,
      at: ourTime(at, { sentAt: new Date(sent_at), now }),
      now,
    });
    return { body: { data: { passengers: undone } } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
