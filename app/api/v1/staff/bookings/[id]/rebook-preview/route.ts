import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { rebookPreviewBody, wishOf } from "#http/schemas/rebook-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { previewRebooking } from "#lib/booking/rebook/rebook-as-staff";

/** Asks what a move would do. It changes nothing; its question is too long for an address. */
const post = staffEndpoint<{ id: string }>(
  { name: "staff-rebook-preview", use: "read", roles: ["sales"] },
  async ({ request, params }) => {
    const body = await readBody(request, rebookPreviewBody);
    return { body: { data: await previewRebooking(database(), params.id, wishOf(body)) } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
