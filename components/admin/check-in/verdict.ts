import type { Refusal } from "#lib/boarding/gate/decide";
import type { GateBooking } from "#lib/boarding/gate/gate-list";

/** What the screen says of a scan. */
export type Shown = {
  /** Each scan's own, so that the same words twice are said twice. */
  id: string;
  say: "yes" | "ask" | "no";
  booking: GateBooking | null;
  /** Who passes; of a question, who would. */
  who: number[];
  why: Refusal | "list_only" | "not_taken_back" | null;
  /** What to know and what to do about it. */
  note: string;
  /** They passed, and the server has not heard of it yet. */
  isWaiting: boolean;
  /** Milliseconds from the code in hand to this verdict. */
  ms: number;
};

/** The heading of a refusal and what to do. */
export const refusals: Record<Refusal, { title: string; todo: string }> = {
  not_ours: {
    title: "Not our ticket",
    todo: "Forged, altered or from somebody else. Ask for the booking's reference and find it by hand.",
  },
  unknown: { title: "No such booking", todo: "Ask for the reference again, or find the name." },
  expired: {
    title: "Expired ticket",
    todo: "Its sailing is long past. Find the booking by its reference.",
  },
  wrong_day: {
    title: "Wrong day",
    todo: "Send them to the ticket office to change their booking.",
  },
  wrong_sailing: {
    title: "Not on this sailing",
    todo: "Look on the ticket for its sailing, and send them there.",
  },
  cancelled: {
    title: "Cancelled",
    todo: "Nobody travels on this booking any more. Send them to the ticket office.",
  },
  not_confirmed: {
    title: "Not confirmed",
    todo: "It is not paid, or its operator has not said yes. Send them to the ticket office.",
  },
  sailing_cancelled: { title: "Sailing cancelled", todo: "This sailing takes nobody." },
  too_early: { title: "Not open yet", todo: "Ask them to come back when it opens." },
  over: { title: "This sailing is over", todo: "Choose the sailing that is at the quay." },
  already: { title: "Passed already", todo: "One ticket, two people? Check names against papers." },
};
