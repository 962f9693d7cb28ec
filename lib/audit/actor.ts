/** Who does it: handed to every verb, never ambient. `id` is a request's, an event's or a staff member's; never an e-mail address. */
export type Actor = {
  kind: "traveller" | "staff" | "stripe" | "operator" | "clock" | "system";
  id: string | null;
};
