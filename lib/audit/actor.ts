import type { StaffRole } from "./staff-role";

/**
 * Who does it: handed to every verb, never ambient. `id` is a request's, an event's or a staff member's; never
 * an e-mail address. `role` is what staff may do, as it was when they asked: nobody else has one.
 */
export type Actor = {
  kind: "traveller" | "staff" | "stripe" | "operator" | "clock" | "system";
  id: string | null;
  role?: StaffRole;
};
