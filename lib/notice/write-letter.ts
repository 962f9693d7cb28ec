import type { BookingView, CancellationView } from "#lib/booking/booking-view";
import { assert } from "#lib/errors/assert";
import { formatMoney } from "#lib/money/format-money";
import type { Money } from "#lib/money/money";
import type { Language } from "#lib/ticket/language";
import { clockAt, dateAt, dayAt, shortPort } from "#lib/ticket/port-words";
import { cancelledBlocks } from "./cancelled-blocks";
import type { Letter } from "./letter";
import {
  amountsBlock,
  checkInBlock,
  conditionBlocks,
  crossingBlocks,
  liveLegs,
  partyBlocks,
  routeWords,
  type Writing,
} from "./letter-parts";
import type { ChangeRow, MoveRow } from "./load-notice";
import type { NoticeKind } from "./notice-kind";
import { translate } from "./translate";

export type LetterFacts = {
  booking: BookingView;
  /** What is being paid back: the refund the notice is about, or all of the booking's. */
  refund: Money | null;
  /** What we keep of a payment after a cancellation; zero if all went back or nothing came. */
  keptMinor: number;
  /** The partial cancellation the notice is about. */
  part?: CancellationView | null;
  /** The change of a sailing that the notice is about. */
  change?: ChangeRow | null;
  /** The move to other sailings that the notice is about. */
  move?: MoveRow | null;
  /** It goes to an address that the booking's mails went to until now: it tells nothing but that. */
  toFormer?: boolean;
  /** The address that opens the booking, and the one that opens it where its traveller chooses anew. */
  link: string;
  choiceLink?: string;
};

/** Why a booking ended that does not sail as it was booked. */
const leads: Record<string, "leadSailing" | "leadMoved"> = {
  sailing_cancelled: "leadSailing",
  sailing_moved: "leadMoved",
};

type Own = Pick<Letter, "subject" | "preheader" | "heading" | "lead" | "blocks"> & {
  qr?: boolean;
  /** Its button leads to the choice between another sailing and the money back. */
  isChoice?: boolean;
};
type Context = Writing & LetterFacts & { route: string; date: string };

/** Writes the mail of a kind from a booking. Pure: the same facts give the same letter. */
export function writeLetter(kind: NoticeKind, language: Language, facts: LetterFacts): Letter {
  const t = translate(language);
  const writing = { booking: facts.booking, language, t };
  const first = firstLeg(facts.booking);
  const context = {
    ...facts,
    ...writing,
    route: routeWords(writing),
    date: dateAt(first.departs_at, first.from, language),
  };
  const { qr, isChoice, ...own } = writers[kind](context);
  const reference = facts.booking.reference;
  return {
    language,
    ...own,
    reference: { label: t("reference"), value: reference },
    action:
      isChoice && facts.choiceLink
        ? { label: t("sailing_changed.action_choose"), url: facts.choiceLink }
        : { label: t(`${kind}.action`), url: facts.link },
    qr: qr ? { alt: t("qr.alt", { reference }), caption: t("qr.caption") } : null,
    footer: [t("footer.link"), t("footer.why")],
  };
}

const writers: Record<NoticeKind, (context: Context) => Own> = {
  hold: writeHold,
  confirmation: writeConfirmation,
  cancellation: writeCancellation,
  part_cancellation: writePartCancellation,
  refund: writeRefund,
  late_refund: writeLateRefund,
  refund_failed: writeRefundFailed,
  operator_refused: writeOperatorRefused,
  sailing_changed: writeSailingChanged,
  rebooked: writeRebooked,
  contact_changed: writeContactChanged,
};

function writeHold(context: Context): Own {
  const { booking, route, t } = context;
  const { from } = firstLeg(booking);
  assert(booking.hold_expires_at, "a hold notice tells until when");
  const time = clockAt(booking.hold_expires_at, from);
  return {
    subject: t("hold.subject", { time, route }),
    preheader: t("hold.preheader", { reference: booking.reference }),
    heading: t("hold.heading", { time, port: shortPort(from) }),
    lead: [t("hold.lead")],
    blocks: [
      ...crossingBlocks(context),
      ...partyBlocks(context),
      amountsBlock(context, "unpaid"),
      ...conditionBlocks(context),
    ],
  };
}

function writeConfirmation(context: Context): Own {
  const { booking, route, date, language, t } = context;
  const { from, departs_at } = firstLeg(booking);
  return {
    subject: t("confirmation.subject", { route, date }),
    preheader: t("confirmation.preheader", {
      from: shortPort(from),
      day: dayAt(departs_at, from, language),
      time: clockAt(departs_at, from),
      reference: booking.reference,
    }),
    heading: t("confirmation.heading", { route }),
    lead: [t("confirmation.lead")],
    qr: true,
    blocks: [
      ...crossingBlocks(context),
      ...partyBlocks(context),
      amountsBlock(context, "paid"),
      ...conditionBlocks(context),
      checkInBlock(context),
    ],
  };
}

function writeCancellation(context: Context): Own {
  const { booking, route, date, t } = context;
  const theirs = leads[booking.reason ?? ""];
  const money = moneyLines(context, t("cancellation.nothingPaid"));
  return {
    subject: t("cancellation.subject", { route, date }),
    preheader: t("cancellation.preheader", { reference: booking.reference }),
    heading: t("cancellation.heading"),
    lead: theirs
      ? [t(`cancellation.${theirs}`), ...money, t("cancellation.rights")]
      : [t("cancellation.lead"), ...money],
    blocks: [...crossingBlocks(context), ...partyBlocks(context), amountsBlock(context, "ended")],
  };
}

function writePartCancellation(context: Context): Own {
  const { booking, part, route, date, t } = context;
  assert(part, "a partial cancellation's notice has one");
  return {
    subject: t("part_cancellation.subject", { route, date }),
    preheader: t("part_cancellation.preheader", { reference: booking.reference }),
    heading: t("part_cancellation.heading"),
    lead: [t("part_cancellation.lead"), ...moneyLines(context, t("part_cancellation.nothingPaid"))],
    blocks: [
      ...cancelledBlocks(context, part),
      ...crossingBlocks({ ...context, booking: { ...booking, legs: liveLegs(booking) } }),
      ...partyBlocks(context),
      amountsBlock(context, "left"),
      ...conditionBlocks(context),
    ],
  };
}

/** What comes back and what is kept. */
function moneyLines(
  { booking, refund, keptMinor, language, t }: Context,
  nothing: string,
): string[] {
  const { dispute } = booking.payment;
  const waits = dispute?.status === "open" && !dispute.refundable;
  const word = waits ? "cancellation.refundWaits" : "cancellation.refund";
  if (!refund) return [keptMinor > 0 ? t("cancellation.nothingBack") : nothing];
  const lines = [t(word, { amount: formatMoney(refund, language) })];
  if (keptMinor > 0) {
    const fee = formatMoney({ amount_minor: keptMinor, currency: refund.currency }, language);
    lines.push(t("cancellation.fee", { fee }));
  }
  return lines;
}

function writeRefund(context: Context): Own {
  const { booking, route, t } = context;
  const amount = refundWords(context);
  return {
    subject: t("refund.subject", { amount, route }),
    preheader: t("refund.preheader", { reference: booking.reference }),
    heading: t("refund.heading", { amount }),
    lead: [t("refund.lead")],
    blocks: crossingBlocks(context),
  };
}

function writeLateRefund(context: Context): Own {
  const { booking, route, t } = context;
  const amount = refundWords(context);
  // Who gave the places back, or paid another amount, is not told that they lapsed.
  const because =
    booking.status === "CANCELLED" ? "Cancelled" : booking.reason === "other_amount" ? "Other" : "";
  return {
    subject: t("late_refund.subject", { route }),
    preheader: t(`late_refund.preheader${because}`),
    heading: t("late_refund.heading"),
    lead: [
      t(`late_refund.lead${because}`, { amount }),
      t("late_refund.bank"),
      t("late_refund.sorry"),
    ],
    blocks: [...crossingBlocks(context), ...partyBlocks(context)],
  };
}

function writeRefundFailed(context: Context): Own {
  const { route, t } = context;
  const amount = refundWords(context);
  return {
    subject: t("refund_failed.subject", { route }),
    preheader: t("refund_failed.preheader", { amount }),
    heading: t("refund_failed.heading", { amount }),
    lead: [t("refund_failed.lead"), t("refund_failed.next")],
    blocks: crossingBlocks(context),
  };
}

/** The operator will not carry them, or did not say so in time: no fee, and nobody's fault here. */
function writeOperatorRefused(context: Context): Own {
  const { booking, refund, route, date, language, t } = context;
  const word = booking.reason === "operator_refused" ? "lead" : "silent";
  const money = refund
    ? t("operator_refused.refund", { amount: formatMoney(refund, language) })
    : t("operator_refused.nothingTaken");
  return {
    subject: t("operator_refused.subject", { route, date }),
    preheader: t("operator_refused.preheader", { reference: booking.reference }),
    heading: t("operator_refused.heading"),
    lead: [t(`operator_refused.${word}`), money, t("operator_refused.sorry")],
    blocks: [...crossingBlocks(context), ...partyBlocks(context)],
  };
}

/** The operator changed a crossing: what it was, what it is now, and what can be done. */
function writeSailingChanged(context: Context): Own {
  const { booking, change, language, t } = context;
  assert(change, "a notice of a change has one");
  const leg = booking.legs.find(({ sailing_id }) => sailing_id === change.sailingId);
  assert(leg, "the change is of a leg of the booking");
  const at = (time: string) => ({
    day: dayAt(time, leg.from, language),
    time: clockAt(time, leg.from),
  });
  const facts = {
    operator: leg.operator.name,
    from: shortPort(leg.from),
    to: shortPort(leg.to),
    ...at(change.oldDepartsAt),
  };
  const next = change.newDepartsAt ? at(change.newDepartsAt) : at(change.oldDepartsAt);
  const now = {
    new_day: next.day,
    new_time: next.time,
    vessel: change.newVessel ?? leg.vessel.name,
  };
  const choice = choiceLines(context, leg.journey_index, facts.operator, change.kind);
  const isGone = choice.length > 0 && change.kind === "cancelled";
  const words = t(`sailing_changed.${isGone ? "gone" : change.kind}`, { ...facts, ...now });
  return {
    subject: t(`sailing_changed.subject_${change.kind}`, { ...facts, ...now }),
    preheader: t("sailing_changed.preheader", { reference: booking.reference }),
    heading: t(`sailing_changed.heading_${change.kind}`, { ...facts, ...now }),
    lead: [words, ...(choice.length > 0 ? choice : [t(`sailing_changed.then_${change.kind}`)])],
    isChoice: choice.length > 0,
    blocks: [...crossingBlocks(context), ...partyBlocks(context)],
  };
}

/** What a traveller may choose whose journey does not sail as booked; nothing where it does. */
function choiceLines(
  { booking, language, t }: Context,
  journey: number,
  operator: string,
  change: ChangeRow["kind"],
): string[] {
  const legs = booking.legs.filter(
    (leg) => leg.journey_index === journey && leg.cancelled_at === null,
  );
  const kinds = legs.flatMap(({ disruption }) => disruption?.kind ?? []);
  if (kinds.length === 0) return [];
  const positions = new Set(legs.map(({ position }) => position));
  const worth = booking.items
    .filter(({ leg_position }) => positions.has(leg_position))
    .reduce((sum, { amount_minor }) => sum + amount_minor, 0);
  const { currency } = booking.total;
  const amount = formatMoney({ amount_minor: worth, currency }, language);
  const before =
    change === "cancelled"
      ? []
      : [t(kinds.includes("missed") ? "sailing_changed.missed" : "sailing_changed.may_keep")];
  return [
    ...before,
    t("sailing_changed.choose", { operator, amount }),
    t("sailing_changed.no_haste"),
    t("sailing_changed.rights"),
  ];
}

/** The booking sails on another sailing: which, why, and the ticket anew. */
function writeRebooked(context: Context): Own {
  const { booking, move, language, t } = context;
  assert(move, "a notice of a move has one");
  const leg = booking.legs.find(({ position }) => position === move.legs[0]);
  assert(leg, "the leg that was moved is of the booking");
  const at = (time: string) => ({
    day: dayAt(time, leg.from, language),
    time: clockAt(time, leg.from),
  });
  const [was, now] = [at(move.oldDepartsAt), at(leg.departs_at)];
  const facts = {
    operator: leg.operator.name,
    from: shortPort(leg.from),
    to: shortPort(leg.to),
    ...was,
    new_day: now.day,
    new_time: now.time,
  };
  const by = move.wasCancelled ? "rebooked.cancelled" : "rebooked.moved";
  const why = move.byTraveller ? "rebooked.chosen" : by;
  const rights = move.wasCancelled && !move.byTraveller ? [t("rebooked.rights")] : [];
  return {
    subject: t("rebooked.subject", facts),
    preheader: t("rebooked.preheader", { reference: booking.reference }),
    heading: t("rebooked.heading", facts),
    lead: [t(why, facts), t("rebooked.price"), ...rights],
    qr: true,
    blocks: [
      ...crossingBlocks({ ...context, booking: { ...booking, legs: liveLegs(booking) } }),
      ...partyBlocks(context),
      ...conditionBlocks(context),
      checkInBlock(context),
    ],
  };
}

/** To who reads the new address, and to who read the old one, which may be a stranger. */
function writeContactChanged({ booking, route, date, toFormer, t }: Context): Own {
  const facts = { reference: booking.reference, route, date };
  return {
    subject: t("contact_changed.subject", facts),
    preheader: toFormer ? "" : t("contact_changed.preheader", facts),
    heading: t("contact_changed.heading"),
    lead: [
      t(toFormer ? "contact_changed.lead_old" : "contact_changed.lead_new", facts),
      t("contact_changed.wrong"),
    ],
    blocks: [],
  };
}

function refundWords({ refund, language }: Context): string {
  assert(refund, "a refund's notice has a refund");
  return formatMoney(refund, language);
}

function firstLeg(booking: BookingView) {
  const [first] = liveLegs(booking);
  assert(first, `booking ${booking.id} has a leg`);
  return first;
}
