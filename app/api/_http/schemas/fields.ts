import { z } from "zod";

/** No control characters (NUL would not even be stored), and no way to write the wrong direction into a line of ours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const plain = /^[^\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]*$/;

/** A line of text a person typed, trimmed, in the script they like. */
export function line(least: number, most: number) {
  return z
    .string()
    .trim()
    .min(least, least === 1 ? "Needed." : `At least ${least} characters.`)
    .max(most, `At most ${most} characters.`)
    .regex(plain, "Contains characters that cannot be printed.");
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
export const money = z.strictObject({
  amount_minor: z.number().int().min(0).max(99_999_999),
  currency: z.string().regex(/^[A-Z]{3}$/, "Three capital letters, e.g. EUR."),
});
