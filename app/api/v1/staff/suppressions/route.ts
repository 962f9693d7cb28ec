import { z } from "zod";
import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { config } from "#lib/config/config";
import { liftSuppression, suppressionOf } from "#lib/notice/suppression";

const body = z.strictObject({ email: z.email("An e-mail address.").max(254), lift: z.boolean() });

/** Whether mail goes to an address, and, where it is asked for, lets it go there again. */
const post = staffEndpoint(
  { name: "mail-suppression", use: "change", work: "suppressions" },
  async ({ request, actor }) => {
    const { email, lift } = await readBody(request, body);
    const { sql } = database();
    const { APP_SECRET } = config();
    const lifted = lift && (await liftSuppression(database(), actor, APP_SECRET, email));
    return { body: { data: { reason: await suppressionOf(sql, APP_SECRET, email), lifted } } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
