type Words = { title: string; means: string; act: string };

const books = {
  means: "Our books and Stripe's differ about this, as the hourly comparison found.",
  act: "Look at it at Stripe and on the booking. What was only late mends itself within the hour.",
};

/** What each kind of alert says, what it means, and what to do. */
const known: Record<string, Words> = {
  queue_long: {
    title: "A queue is long",
    means: "More than 500 events of this group wait for their run to end; the aim is under 100.",
    act: "See whether runs fail. If they do not, more workers are needed. It ends when the queue is short again.",
  },
  group_silent: {
    title: "A group is silent",
    means:
      "No run of this group began or ended for five minutes, though each has one every minute.",
    act: "See whether the engine is away and whether a worker is up. It ends with the first run.",
  },
  dead_letters: {
    title: "Dead letters",
    means: "Work of this group failed in every try and was given up.",
    act: "Read what failed, mend its cause, then drive it again. It ends when none is left.",
  },
  mail_failing: {
    title: "Mail fails",
    means: "Under 95 % of the mails of the last hour were accepted.",
    act: "See whether the mail service is away. Mails wait and go out by themselves when it is back.",
  },
  notices_delayed: {
    title: "Mails wait",
    means: "Mails failed four times and are now tried every quarter of an hour.",
    act: "See whether the mail service is away. It ends when all have gone.",
  },
  notice_dead: {
    title: "A mail was given up",
    means: "It was refused, or could not be sent for 72 hours.",
    act: "Look at the address on the booking, then drive it again or reach the traveller another way.",
  },
  notice_undelivered: {
    title: "A mail did not arrive",
    means: "The mail service took it, and the traveller's mailbox did not.",
    act: "Reach the traveller another way, correct the address, then close this alert.",
  },
  cache_cold: {
    title: "The search cache is cold",
    means: "Under half of the searches of a quarter of an hour came out of the cache.",
    act: "See whether Redis is away or somebody clears it often. It ends by itself above 50 %.",
  },
  invariant: {
    title: "An invariant is broken",
    means: "A rule that must always hold does not, for the rows it counted.",
    act: "Tell whoever is on call at once. It ends when the rule holds again.",
  },
  refund_failed: {
    title: "A refund failed",
    means: "The traveller's bank did not take the money.",
    act: "Send it again from the booking, or pay it by hand and write down the transfer.",
  },
  refund_not_ours: {
    title: "A refund we did not send",
    means: "Stripe made a refund that our books do not know.",
    act: "Find who made it in Stripe's dashboard, put the books right, then close this alert.",
  },
  dispute: {
    title: "A payment is disputed",
    means: "The traveller's bank asks for the money back.",
    act: "Send the evidence at Stripe before its deadline. It ends when the bank has decided.",
  },
  dispute_lost: {
    title: "A dispute was lost",
    means: "The bank kept the money and the booking is still confirmed.",
    act: "Decide whether the booking stands, then close this alert.",
  },
  operator_silent: {
    title: "An operator does not answer",
    means: "It was asked about a booking and is still silent. We ask again every minute.",
    act: "Telephone the operator and write its answer on the booking. It ends with an answer.",
  },
  operator_cancel_refused: {
    title: "An operator refused to cancel",
    means: "The booking is cancelled with us and still stands with the operator.",
    act: "Settle it with the operator and write its answer on the booking.",
  },
  operator_amend: {
    title: "An operator must be told by hand",
    means: "A part was cancelled, and the operator's system cannot take that.",
    act: "Tell the operator who is left on board, then close this alert.",
  },
  operator_sync: {
    title: "An operator's timetable cannot be read",
    means: "Changes of its sailings and prices do not reach us.",
    act: "See how its system answers. It ends with the next reading that works.",
  },
  sailing_refused: {
    title: "A change of a sailing makes no sense",
    means: "The operator sent a change that cannot be, such as arriving before leaving.",
    act: "Ask the operator. It ends when a change that makes sense comes.",
  },
  sailing_changed: {
    title: "A booked sailing changed",
    means: "Travellers are booked on a sailing that was moved, cancelled or given another vessel.",
    act: "Look after those who are booked, then close the case on the sailing.",
  },
  capacity_deficit: {
    title: "A sailing has too few places",
    means: "More was sold than the vessel now has.",
    act: "Move or rebook travellers until it fits. It ends by itself then.",
  },
  timetable_feed: {
    title: "A timetable could not be fetched",
    means: "Last night's edition of an imported timetable could not be read; the former one stays.",
    act: "See whether its address still works. It ends with the next edition that can be read.",
  },
  stripe_capture_missing: { title: "A payment is missing at Stripe", ...books },
  stripe_capture_unknown: { title: "A payment we do not know", ...books },
  stripe_capture_differs: { title: "A payment differs", ...books },
  stripe_refund_missing: { title: "A refund is missing at Stripe", ...books },
  stripe_refund_unknown: { title: "A refund we do not know", ...books },
  stripe_refund_differs: { title: "A refund differs", ...books },
  stripe_dispute_missing: { title: "A dispute is missing at Stripe", ...books },
  stripe_dispute_unknown: { title: "A dispute we do not know", ...books },
  stripe_dispute_differs: { title: "A dispute differs", ...books },
};

/** The kinds there are, for a filter, by their titles. */
export const alertKinds = Object.entries(known)
  .map(([value, { title }]) => ({ value, label: title }))
  .sort((one, other) => (one.label < other.label ? -1 : 1));

/** What is said of a kind of alert; of one without words, its name. */
export function alertWords(kind: string): Words {
  const name = kind.replaceAll("_", " ");
  return (
    known[kind] ?? {
      title: name.charAt(0).toUpperCase() + name.slice(1),
      means: "Something opened this alert that has no words here yet.",
      act: "Look at its detail, and ask whoever is on call.",
    }
  );
}

/** What is noted of an alert, as words: `oldest_seconds` as "oldest seconds". */
export function detailWords(detail: Record<string, string | number> | null): string {
  return Object.entries(detail ?? {})
    .map(([name, value]) => `${name.replaceAll("_", " ")} ${value}`)
    .join(", ");
}
