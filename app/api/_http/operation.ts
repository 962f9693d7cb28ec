import type { z } from "zod";
import type { ErrorCode } from "#lib/errors/codes";

/** An operation of the API, as its description tells it. */
export type Operation = {
  method: "get" | "post" | "put" | "patch" | "delete";
  path: string;
  id: string;
  summary: string;
  description?: string;
  tag:
    | "Search"
    | "Booking"
    | "Payment"
    | "Status"
    | "Tasks"
    | "Account"
    | "Mail"
    | "Looks"
    | "Staff";
  query?: z.ZodType;
  body?: z.ZodType;
  /** No body at all is taken for an empty object. */
  bodyOptional?: boolean;
  /** Needs the booking's access token or its cookie. */
  access?: boolean;
  /** Needs the cookie of somebody who is signed in. */
  signedIn?: boolean;
  /** A change whose answer is a cookie: it is never kept, so it takes no idempotency key. */
  keyless?: boolean;
  /** A change may carry an idempotency key; this one must. */
  keyRequired?: boolean;
  answer: z.ZodType | null;
  created?: boolean;
  /** Answers 202: what was asked for happens a little later. */
  accepted?: boolean;
  /** Answers 204, with nothing in it. */
  silent?: boolean;
  refusals: ErrorCode[];
};
