import { z } from "zod";
import { imageTypes, mostUploadBytes } from "#lib/media/image-types";
import { subjectOfWord } from "#lib/media/subject";
import { line } from "./fields";

/** What pictures are of, as one word. */
const subject = z
  .string()
  .max(60)
  .transform((word, context) => {
    const found = subjectOfWord(word);
    if (found) return found;
    context.addIssue({
      code: "custom",
      message: "One of vessel:12, cabin:12:inside_2, port:TNLGN, operator:CTN.",
    });
    return z.NEVER;
  });

/** The query of GET /api/v1/staff/media. */
export const mediaParams = z.strictObject({ subject });

/** The body of POST /api/v1/staff/media/upload-url: the file as it lies before whoever uploads it. */
export const uploadBody = z.strictObject({
  subject,
  type: z.enum(imageTypes, "A JPEG, PNG, WebP or AVIF."),
  bytes: z.number().int().min(1, "The file is empty.").max(mostUploadBytes, "15 MB at most."),
});

/** Said to who cannot see it. */
const alt = line(1, 300);
const credit = line(0, 120);

/** The body of PUT /api/v1/staff/media/{id}: an uploaded picture's words. */
export const attachBody = z.strictObject({
  alt: z.strictObject({ en: alt, fr: alt }),
  credit: credit.default(""),
});

/** The body of PATCH /api/v1/staff/media/{id}: what is to be otherwise. */
export const pictureBody = z.strictObject({
  alt: z.strictObject({ en: alt.optional(), fr: alt.optional() }).optional(),
  credit: credit.optional(),
  position: z.number().int().min(0).max(100).optional(),
});
