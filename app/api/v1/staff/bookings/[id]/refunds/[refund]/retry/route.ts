import { database } from "#db/client";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { retryRefund } from "#lib/booking/retry-refund";

const post = staffEndpoint<{ id: string; refund: string }>(
  { name: "staff-retry-refund", use: "change", work: "refunds" },
  async ({ params, actor }) => {
    const { refundId, taskId } = await retryRefund(database(), actor, params.refund);
    const tasks = [{ id: taskId, kind: "refund/requested" }];
    return { status: 201, body: { data: { refund_id: refundId }, tasks } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
