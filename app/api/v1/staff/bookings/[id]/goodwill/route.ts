import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { goodwillBody } from "#http/schemas/desk-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { giveGoodwill } from "#lib/booking/desk/give-goodwill";

const post = staffEndpoint<{ id: string }>(
  { name: "staff-goodwill", use: "change", work: "bookings" },
  async ({ request, params, staff }) => {
    const wish = await readBody(request, goodwillBody);
    const { refundId, taskId } = await giveGoodwill(database(), staff, params.id, wish);
    const tasks = [{ id: taskId, kind: "refund/requested" }];
    return { status: 201, body: { data: { refund_id: refundId }, tasks } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
