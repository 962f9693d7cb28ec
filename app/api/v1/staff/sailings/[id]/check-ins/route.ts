import { database } from "#db/client";
import { methods } from "#http/methods";
import { parse, readBody } from "#http/read-body";
import { uuid } from "#http/schemas/fields";
import { staffEndpoint } from "#http/staff-endpoint";
import { recordScans } from "#lib/boarding/record-scans";
import { scansBody } from "./body";

/** Takes the scans of a device and answers what came of each. */
const post = staffEndpoint<{ id: string }>(
  { name: "check-ins", use: "change", work: "gate" },
  async ({ request, params, actor, now }) => {
    const sailingId = parse(uuid, params.id);
    const { device, by, sent_at, scans } = await readBody(request, scansBody);
    const outcomes = await recordScans(database(), actor, {
      sailingId,
      device: { ...device, sentAt: new Date(sent_at) },
      by,
      scans,
      now,
    });
    return { body: { data: outcomes } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
