import type { NoticeKind } from "#lib/notice/notice-kind";
import type { MailState } from "#lib/office/mail/find-mails";
import type { Tone } from "../parts/status";

export const kindWords: Record<NoticeKind, string> = {
  hold: "Places held",
  confirmation: "Ticket and receipt",
  cancellation: "Cancellation",
  part_cancellation: "Part cancelled",
  refund: "Refund",
  late_refund: "Money came too late",
  refund_failed: "Refund failed",
  operator_refused: "Operator refused",
  sailing_changed: "Sailing changed",
  rebooked: "New sailing",
  contact_changed: "Address changed",
};

export const stateWords: Record<MailState, { tone: Tone; word: string }> = {
  waiting: { tone: "wait", word: "Waiting" },
  late: { tone: "bad", word: "Late" },
  sent: { tone: "good", word: "Sent" },
  undelivered: { tone: "bad", word: "Came back" },
  dead: { tone: "bad", word: "Given up" },
  moot: { tone: "plain", word: "Not needed any more" },
};

/** A closed list as a select's options, with one for all of them. */
export function optionsOf<Name extends string>(words: Record<Name, string>, all: string) {
  return [
    { value: "", label: all },
    ...(Object.keys(words) as Name[]).map((value) => ({
      value: value as string,
      label: words[value],
    })),
  ];
}
