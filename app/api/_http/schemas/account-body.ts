import { z } from "zod";
import { passenger, vehicle } from "./booking-body";
import { line } from "./fields";

const email = z.email("An e-mail address.").max(254, "At most 254 characters.");
/** Whatever was typed: how long a password must be is said where one is chosen. */
const typedPassword = z.string().min(1, "Needed.").max(1_000, "At most 1000 characters.");

/** The body of POST /api/v1/account/sessions. */
export const signInBody = z.strictObject({ email, password: typedPassword });

/** The body of POST /api/v1/account/second-factor: a code of the authenticator, or one written down. */
export const codeBody = z.strictObject({ code: line(6, 20) });

/** The body of POST /api/v1/account/second-factor/enrolment. */
export const passwordBody = z.strictObject({ password: typedPassword });

const language = z.enum(["en", "fr"]);

/** The body of POST /api/v1/account. */
export const signUpBody = z.strictObject({
  name: line(1, 100),
  email,
  password: typedPassword,
  language,
});

/** The body of PATCH /api/v1/account. */
export const accountBody = z.strictObject({
  name: line(1, 100).optional(),
  language: language.optional(),
});

/** The body of POST /api/v1/account/letters. */
export const letterBody = z.strictObject({ email, kind: z.enum(["sign_in", "new_password"]) });

/** The body of POST /api/v1/account/letters/redemptions. */
export const redemptionBody = z.strictObject({
  token: z.string().regex(/^[\w-]{32}$/, "Not a link of ours."),
  password: typedPassword.optional(),
});

/** The body of POST /api/v1/account/passengers: a booking's passenger, without what is asked anew each time. */
export const savedPassengerBody = passenger.omit({ special_care: true });

/** The body of POST /api/v1/account/vehicles. */
export const savedVehicleBody = vehicle.omit({ driver: true });
