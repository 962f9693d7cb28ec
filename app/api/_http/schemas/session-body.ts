import { z } from "zod";
import { line } from "./fields";

/** The body of POST /api/v1/booking-sessions. */
export const sessionBody = z.strictObject({ reference: line(1, 40), email: line(3, 254) });
