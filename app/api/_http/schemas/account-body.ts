import { z } from "zod";
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
