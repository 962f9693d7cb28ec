// Every background function on one page, by group: each group is an endpoint of its own
// (/api/inngest/{group}) with its own schedule of retries, and can be deployed and scaled apart.
//
//   emails    notice/due → send-notice; every minute: sweep-notices (each mail is due every 15 min);
//             account/letter.due → send-account-letter
//   payments  stripe/event.received → settle-event; refund/requested → send-refund;
//             payment/abandoned → close-abandoned; every minute: reconcile;
//             every hour: reconcile-books (ours against Stripe's lists)
//   bookings  booking/settled, booking/authorised, booking/rebooked → tell-operators; operator/cancel → cancel-at-operators;
//             operator/amend → amend-at-operators; sailing/look-after → look-after (who was on a cancelled one);
//             operator/feed.due, every 5 min → sync-operators; operator/comparison.due, every night →
//             compare-operators; every minute: sweep-operators, apply-tariffs; booking/held (sent when the hold ends) → end-hold; every minute: sweep-holds;
//             every 10 min: check-invariants; every night: extend-timetable (the demo's stays a year ahead),
//             refresh-timetables (in GTFS, from where they were imported)
//             delete-answers (of idempotency keys, after 30 days), forget-ended (of accounts and at gangways)
//             and prune-work (what is done: sweeps after 7 days, tasks after 90)
//             and prune-looks (after 90 days); every minute: index-bookings (what staff find them by);
//             every 15 min: recommend-sailings;
//             every 5 min: roll-up-trade (what was sold, for staff)
//             picture/uploaded → process-picture; picture/removed → purge-picture; every hour: sweep-pictures
import type { InngestFunction } from "inngest";
import { amendAtOperators } from "./booking/amend-at-operators";
import { applyTariffs } from "./booking/apply-tariffs";
import { cancelAtOperators } from "./booking/cancel-at-operators";
import { checkInvariants } from "./booking/check-invariants";
import { compareOperators } from "./booking/compare-operators";
import { deleteAnswers } from "./booking/delete-answers";
import { extendTimetable } from "./booking/extend-timetable";
import { forgetEnded } from "./booking/forget-ended";
import { indexBookings } from "./booking/index-bookings";
import { lookAfter } from "./booking/look-after";
import { processPicture } from "./booking/process-picture";
import { pruneLooks } from "./booking/prune-looks";
import { pruneWork } from "./booking/prune-work";
import { purgePicture } from "./booking/purge-picture";
import { recommendSailings } from "./booking/recommend-sailings";
import { refreshTimetables } from "./booking/refresh-timetables";
import { rollUpTrade } from "./booking/roll-up-trade";
import { sweepOperators } from "./booking/sweep-operators";
import { sweepPictures } from "./booking/sweep-pictures";
import { syncOperators } from "./booking/sync-operators";
import { tellOperators } from "./booking/tell-operators";
import { sendAccountLetter } from "./email/send-account-letter";
import { sendNotice } from "./email/send-notice";
import { sendPromotions } from "./email/send-promotions";
import { sweepNotices } from "./email/sweep-notices";
import { endHoldInTime } from "./expiry/end-hold";
import { sweepHolds } from "./expiry/sweep-holds";
import { closeAbandoned } from "./payment/close-abandoned";
import { reconcileBooks } from "./payment/reconcile-books";
import { reconcilePayments } from "./payment/reconcile-payments";
import { sendRefund } from "./payment/send-refund";
import { settleEvent } from "./payment/settle-event";

export const groups = {
  emails: [sendNotice, sweepNotices, sendPromotions, sendAccountLetter],
  payments: [settleEvent, sendRefund, closeAbandoned, reconcilePayments, reconcileBooks],
  bookings: [
    tellOperators,
    cancelAtOperators,
    amendAtOperators,
    lookAfter,
    sweepOperators,
    syncOperators,
    compareOperators,
    applyTariffs,
    endHoldInTime,
    sweepHolds,
    checkInvariants,
    extendTimetable,
    refreshTimetables,
    deleteAnswers,
    forgetEnded,
    pruneWork,
    rollUpTrade,
    pruneLooks,
    processPicture,
    purgePicture,
    sweepPictures,
    recommendSailings,
    indexBookings,
  ],
} satisfies Record<string, InngestFunction.Any[]>;

export type Group = keyof typeof groups;
