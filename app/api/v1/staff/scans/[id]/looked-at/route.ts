import { z } from "zod";
import { database } from "#db/client";
import { methods } from "#http/methods";
import { parse, readBody } from "#http/read-body";
import { line, uuid } from "#http/schemas/fields";
import { staffEndpoint } from "#http/staff-endpoint";
import { lookAtFlag } from "#lib/boarding/look-at-flag";

const body = z.strictObject({ note: line(3, 300) });

/** Somebody looked at a flagged scan, and says what they found. */
const post = staffEndpoint<{ id: string }>(
  { name: "look-at-scan", use: "change", work: "gate" },
  async ({ request, params, actor, now }) => {
    const scanId = parse(uuid, params.id);
    const { note } = await readBody(request, body);
    await lookAtFlag(database(), actor, { scanId, note, now });
    return { body: { data: { id: scanId } } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
