import { z } from "zod";
import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { isoDate, line } from "#http/schemas/fields";
import { staffEndpoint } from "#http/staff-endpoint";
import { staffList } from "#http/staff-list";
import { cache } from "#lib/redis/redis";
import { publishFarePolicy } from "#lib/search/publish-fare-policy";
import { policyList } from "./list";

const refund = z.int("Basis points.").min(0).max(10_000);
const tier = z.union([
  z.strictObject({ refund_bp: refund, hours_before: z.int().min(0) }),
  z.strictObject({ refund_bp: refund, days_before: z.int().min(1) }),
]);
const window = z.strictObject({ from: isoDate.optional(), until: isoDate.optional() }).optional();

const body = z.strictObject({
  operator: line(2, 40),
  fare: line(2, 40),
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{1,38}$/, "Small letters, digits and hyphens."),
  conditions: z
    .strictObject({
      cancellation: z.array(tier).max(10, "Ten tiers at most."),
      changes_until_hours: z.int().min(0).max(8_760).nullable(),
      change_fee_minor: z.int().min(0).max(1_000_000),
    })
    .nullable(),
  sale: window,
  travel: window,
  priority: z.int().min(-100).max(100).default(0),
  effective_at: z.iso.datetime({ offset: true, error: "An instant with its offset." }).nullish(),
});

const post = staffEndpoint(
  { name: "publish-policy", use: "change", work: "policies" },
  async ({ request, actor }) => {
    const wish = await readBody(request, body);
    const version = await publishFarePolicy({ database: database(), cache: cache() }, actor, {
      operatorCode: wish.operator,
      fareCode: wish.fare,
      name: wish.name,
      conditions: wish.conditions,
      priority: wish.priority,
      ...(wish.sale && { sale: wish.sale as { from?: string; until?: string } }),
      ...(wish.travel && { travel: wish.travel as { from?: string; until?: string } }),
      ...(wish.effective_at && { effectiveAt: new Date(wish.effective_at) }),
    });
    return { status: 201, body: { data: { version } } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({
  GET: staffList(policyList),
  POST: post,
});
