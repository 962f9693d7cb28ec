import { z } from "zod";
import { locales } from "#lib/language/locales";

/** The body of POST /api/v1/subscriptions. */
export const subscriptionBody = z.strictObject({
  email: z.email("An e-mail address.").max(254),
  language: z.enum(locales).default("en"),
});
