import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { transferBody } from "#http/schemas/desk-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { payRefundByHand } from "#lib/booking/pay-refund-by-hand";

const post = staffEndpoint<{ id: string; refund: string }>(
  { name: "staff-refund-transfer", use: "change", work: "refunds" },
  async ({ request, params, actor }) => {
    const { transfer } = await readBody(request, transferBody);
    await payRefundByHand(database(), actor, params.refund, transfer);
    return { body: { data: { refund_id: params.refund }, tasks: [] } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
