import { z } from "zod";
import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { uuid } from "#http/schemas/fields";
import { staffEndpoint } from "#http/staff-endpoint";
import { resolveSailingCase } from "#lib/booking/sailings/resolve-change";

const body = z.strictObject({ case_id: uuid });

/** Closes a case of a sailing: whoever is booked has been looked after. */
const post = staffEndpoint<{ id: string }>(
  { name: "staff-sailing-case", use: "change", work: "sailings" },
  async ({ request, actor }) => {
    const { case_id: id } = await readBody(request, body);
    return { body: { data: { closed: await resolveSailingCase(database(), actor, id) } } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
