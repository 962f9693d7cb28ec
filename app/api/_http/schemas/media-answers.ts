import { z } from "zod";
import { pictureRefusals } from "#lib/media/picture-refusal";

const time = z.iso.datetime({ offset: true });
const done = <T extends z.ZodRawShape>(shape: T) =>
  z.looseObject({ data: z.looseObject(shape), tasks: z.array(z.never()) });

export const uploadEnvelope = done({
  id: z.uuid(),
  upload: z.looseObject({
    method: z.literal("PUT"),
    url: z.url().describe("At the storage: for one file of this type and size."),
    headers: z.record(z.string(), z.string()).describe("Send exactly these."),
    expires_at: time,
  }),
});

const picture = z.looseObject({
  id: z.uuid(),
  status: z.enum(["UPLOADED", "READY", "REFUSED"]),
  alt: z.looseObject({ en: z.string(), fr: z.string() }),
  credit: z.string(),
  type: z.string(),
  bytes: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  preview: z.url().nullable(),
  widths: z.array(z.number().int()),
  refusal: z.enum(pictureRefusals).nullable(),
  uploaded_by: z.string().nullable(),
  attached_at: time,
  processed_at: time.nullable(),
});

export const picturesEnvelope = z.looseObject({
  data: z.array(picture),
  storage: z.boolean().describe("False: no storage is set up, nothing can be uploaded."),
});
export const subjectsEnvelope = z.looseObject({
  data: z.array(
    z.looseObject({
      subject: z.string(),
      kind: z.enum(["vessel", "cabin", "port", "operator"]),
      name: z.string(),
      pictures: z.number().int(),
    }),
  ),
});
export const pictureDone = done({ id: z.uuid() });
