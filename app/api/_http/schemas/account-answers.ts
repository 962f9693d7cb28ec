import { z } from "zod";

const time = z.iso.datetime({ offset: true });
const done = <T extends z.ZodRawShape>(shape: T) =>
  z.looseObject({ data: z.looseObject(shape), tasks: z.array(z.never()) });

export const signedIn = done({
  second_factor_needed: z.boolean().describe("True: a code has to be given before anything opens."),
});
export const ended = done({ ended: z.boolean() });
export const proved = done({ proved: z.boolean() });
export const enrolment = done({
  uri: z.string().describe("What an authenticator takes in."),
  secret: z.string().describe("The same to type in, in base 32."),
  qr_svg: z.string().describe("The same as a picture to scan."),
  backup_codes: z
    .array(z.string())
    .describe("Each opens the account once without the authenticator."),
});
export const sessions = z.looseObject({
  data: z.array(
    z.looseObject({
      id: z.uuid(),
      began_at: time,
      expires_at: time,
      browser: z.string(),
      is_current: z.boolean(),
    }),
  ),
});
export const letter = done({ letter: z.literal("on_its_way") });
export const redeemed = done({
  kind: z.enum(["confirm_address", "sign_in", "new_password"]),
  signed_in: z.boolean(),
});
export const changed = done({ changed: z.boolean() });
export const erased = done({ erased: z.boolean(), bookings: z.number().int() });
export const account = z.looseObject({
  data: z.looseObject({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    language: z.string(),
  }),
});
export const bookings = z.looseObject({
  data: z.array(
    z.looseObject({ id: z.uuid(), reference: z.string(), status: z.string(), departs_at: time }),
  ),
});
export const everything = z.looseObject({
  data: z.looseObject({ account: z.looseObject({}), bookings: z.array(z.looseObject({})) }),
});
export const saved = done({ id: z.uuid() });
export const removed = done({ removed: z.boolean() });
export const savedList = z.looseObject({ data: z.array(z.looseObject({ id: z.uuid() })) });
