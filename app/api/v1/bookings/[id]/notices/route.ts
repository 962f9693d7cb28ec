import { database } from "#db/client";
import { requireAccess } from "#http/booking-access";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { readOptionalBody } from "#http/read-body";
import { noticeBody } from "#http/schemas/notice-body";
import { resendNotice } from "#lib/notice/resend-notice";

const post = endpoint<{ id: string }>(
  { name: "resend-notice", limit: "pay", mutation: true },
  async ({ request, params }) => {
    requireAccess(request.headers, params.id, "change");
    const { kind } = await readOptionalBody(request, noticeBody);
    const { kind: sent, task } = await resendNotice(database(), params.id, kind ?? null);
    return { status: 202, body: { data: { kind: sent }, tasks: task ? [task] : [] } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
