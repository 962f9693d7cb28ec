import { z } from "zod";

/** No control characters (NUL would not even be stored), no line breaks, and no way to write the wrong direction into a line of ours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const plain = /^[^\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]*$/;

/** Takes room in a text but none on paper: zero widths, fillers, blank signs. They may stand among others, not alone. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\u2800]/gu;
const unprintable = "Contains characters that cannot be printed.";

/** A line of text a person typed, trimmed, in the script they like. */
export function line(least: number, most: number) {
  return z
    .string()
    .trim()
    .min(least, least === 1 ? "Needed." : `At least ${least} characters.`)
    .max(most, `At most ${most} characters.`)
    .regex(plain, unprintable)
    .refine((text) => !/\p{Surrogate}/u.test(text), unprintable)
    .refine(
      (text) => least === 0 || text === "" || text.replace(invisible, "") !== "",
      "Needs something that can be read.",
    );
}

export const isoDate = z
  .string()
  .regex(/^(19|20)\d{2}-\d{2}-\d{2}$/, "A date as YYYY-MM-DD.")
  .refine((text) => {
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  }, "There is no such day.");

export const country = z.string().regex(/^[A-Z]{2}$/, "Two capital letters, e.g. FR.");
export const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, "Not an id of ours.");
export const position = z.number().int().min(0).max(8);
/** Who or what of the party, each once. */
export const positions = z
  .array(position)
  .refine((list) => new Set(list).size === list.length, "Names the same twice.");
export const money = z.strictObject({
  amount_minor: z.number().int().min(0).max(99_999_999),
  currency: z.string().regex(/^[A-Z]{3}$/, "Three capital letters, e.g. EUR."),
});
