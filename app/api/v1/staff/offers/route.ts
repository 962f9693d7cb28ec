import { z } from "zod";
import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { line } from "#http/schemas/fields";
import { staffEndpoint } from "#http/staff-endpoint";
import { publishPromotion } from "#lib/notice/promotion/publish-promotion";
import { listOffers } from "#lib/office/mail/list-offers";
import { officePages } from "#lib/office/pages";

const words = z.strictObject({
  subject: line(1, 120),
  heading: line(1, 160),
  lead: z.array(line(1, 1_000)).min(1).max(12),
  link: z.string().regex(/^\/(?![/\\])[\x21-\x7E]{0,500}$/, "A path of ours, e.g. /en/search."),
});
const body = z.strictObject({ en: words, fr: words });

const get = staffEndpoint(
  { name: "offers", use: "read", roles: officePages.mail.roles },
  async () => ({ body: { data: await listOffers(database().sql) } }),
);

const post = staffEndpoint(
  { name: "publish-offer", use: "change", work: "offers" },
  async ({ request, actor }) => {
    const { promotionId, mails } = await publishPromotion(
      database(),
      actor,
      await readBody(request, body),
    );
    return { status: 201, body: { data: { id: promotionId, mails } } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get, POST: post });
