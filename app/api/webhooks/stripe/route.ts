import { DELETE, GET, OPTIONS, PATCH, POST, PUT } from "../../../webhooks/stripe/route";

/** The same endpoint under the address some set-ups expect. */
export { DELETE, GET, OPTIONS, PATCH, POST, PUT };
