import { z } from "zod";
import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { line, uuid } from "#http/schemas/fields";
import { staffEndpoint } from "#http/staff-endpoint";
import { newId } from "#lib/identity/uuid";
import { groupNames } from "#lib/job/groups";
import { redrive, type Wish } from "#lib/job/redrive";

const body = z.union([
  z.strictObject({ ids: z.array(uuid).min(1).max(500) }),
  z.strictObject({ group: z.enum(groupNames), kind: line(1, 60).optional() }),
  z.strictObject({ all: z.literal(true) }),
]);

/** Drives dead letters anew: those named, or all of a group or kind, 500 at most; they can be followed under the batch. */
const post = staffEndpoint(
  { name: "redrive", use: "change", work: "dead_letters" },
  async ({ request, actor }) => {
    const asked = await readBody(request, body);
    const batch = newId();
    const driven = await redrive(database(), actor, wishOf(asked), batch);
    return { status: 201, body: { data: { id: batch, driven } } };
  },
);

function wishOf(asked: z.infer<typeof body>): Wish {
  if ("ids" in asked) return { ids: asked.ids };
  if (!("group" in asked)) return {};
  const { group, kind } = asked;
  return kind === undefined ? { group } : { group, kind };
}

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
