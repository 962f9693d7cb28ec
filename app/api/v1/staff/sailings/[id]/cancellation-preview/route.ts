import { database } from "#db/client";
import { withReading } from "#db/transaction";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { previewCancellation } from "#lib/office/sailings/preview-cancellation";

/** Whom cancelling a sailing concerns, what goes back, and where they could be moved. */
const get = staffEndpoint<{ id: string }>(
  { name: "staff-sailing-cancellation-preview", use: "read", roles: ["sales"] },
  async ({ params }) => ({
    body: { data: await withReading(previewCancellation(database().sql, params.id)) },
  }),
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
