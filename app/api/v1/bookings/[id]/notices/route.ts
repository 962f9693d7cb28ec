import { database } from "#db/client";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { byBooking } from "#http/mutation";
import { readOptionalBody } from "#http/read-body";
import { noticeBody } from "#http/schemas/notice-body";
import { resendNotice } from "#lib/notice/resend-notice";

const post = endpoint<{ id: string }>(
  { name: "resend-notice", limit: "pay", mutation: byBooking },
  async ({ request, params }) => {
    const { kind } = await readOptionalBody(request, noticeBody);
    const { kind: sent, task } = await resendNotice(database(), params.id, kind ?? null);
    return { status: 202, body: { data: { kind: sent }, tasks: task ? [task] : [] } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
