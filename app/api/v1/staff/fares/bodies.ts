import { z } from "zod";
import { DomainError } from "#lib/errors/domain-error";

/** Minor units by item. */
const amounts = z.record(
  z.string().regex(/^[a-z][a-z0-9_:]{1,40}$/, "An item, e.g. adult or cabin:inside_2."),
  z.int("Minor units.").min(0),
);

export const previewBody = z.strictObject({ amounts });
export const changeBody = z.strictObject({
  amounts,
  effective_at: z.iso.datetime({ offset: true, error: "An instant with its offset." }).nullish(),
  is_sure: z.boolean().default(false),
});

/** The id in an address. Throws `not_found` for what is none. */
export function tariffId(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new DomainError("not_found", "There is no such tariff.");
}
