import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { resendBody } from "#http/schemas/desk-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { requireDesk } from "#lib/booking/desk/require-desk";
import { requireId } from "#lib/booking/desk/require-id";
import { resendNotice } from "#lib/notice/resend-notice";

const post = staffEndpoint<{ id: string }>(
  { name: "staff-resend", use: "change", work: "bookings" },
  async ({ request, params, staff }) => {
    const { kind } = await readBody(request, resendBody);
    requireId(params.id);
    const sent = await resendNotice(database(), params.id, kind, requireDesk(staff));
    return {
      status: 202,
      body: { data: { kind: sent.kind }, tasks: sent.task ? [sent.task] : [] },
    };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
