"use client";

import type { BookingView } from "#lib/booking/booking-view";
import { formatMoney } from "#lib/money/format-money";
import type { Desk } from "#lib/office/bookings/staff-booking";
import { Facts } from "../parts/facts";
import { Moment } from "../parts/moment";
import { Status } from "../parts/status";
import styles from "./booking-desk.module.css";
import { disputeState, paymentState, refundState } from "./booking-words";
import { FailedRefund } from "./failed-refund";

type Props = { booking: BookingView; desk: Desk; canAct: boolean };

/** The price as sold, what was paid, what went back, and what is disputed. */
export function BookingMoney({ booking, desk, canAct }: Props) {
  const payment = paymentState(booking.payment.status);
  const money = (amount_minor: number) =>
    formatMoney({ amount_minor, currency: booking.total.currency }, "en");
  return (
    <>
      <Facts
        facts={[
          [
            "Payment",
            <Status key="payment" tone={payment.tone}>
              {payment.label}
            </Status>,
          ],
          ["Captured", formatMoney(desk.captured, "en")],
          ["Refunded", formatMoney(desk.refunded, "en")],
          ["Charged back", formatMoney(desk.charged_back, "en")],
          [
            "Card",
            booking.payment.card
              ? `${booking.payment.card.brand} •••• ${booking.payment.card.last4}`
              : "–",
          ],
          [
            "Stripe",
            <span key="intent" className="figures">
              {desk.intent_id ?? "–"}
            </span>,
          ],
        ]}
      />
      <table className={styles.table}>
        <caption className="out-of-sight">Price as it stands</caption>
        <tbody>
          {booking.items.map((item) => (
            <tr key={`${item.leg_position}-${item.kind}-${item.amount_minor}`}>
              <td>
                {item.label}
                {booking.legs.length > 1 && (
                  <span className="quiet">{`, leg ${item.leg_position + 1}`}</span>
                )}
              </td>
              <td className={styles.figure}>{money(item.amount_minor)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">Total</th>
            <td className={styles.figure}>
              <strong>{formatMoney(booking.total, "en")}</strong>
            </td>
          </tr>
        </tbody>
      </table>
      {booking.refunds.map((refund) => {
        const state = refundState(refund.status);
        const isOpen = desk.failed_refunds.includes(refund.id);
        return (
          <article key={refund.id} className={styles.leg}>
            <div className={styles.legHead}>
              <h3>{`Refund of ${formatMoney(refund.amount, "en")}`}</h3>
              <Status tone={state.tone}>{state.label}</Status>
            </div>
            <p className="quiet">
              {refund.reason.replaceAll("_", " ")}, <Moment at={refund.created_at} />
              {refund.paid_by_transfer && ", paid by transfer"}
              {refund.replaced_by && ", sent again since"}
              {refund.charged_back && ", given back by the bank itself"}
            </p>
            {isOpen && canAct && <FailedRefund id={booking.id} refund={refund} />}
          </article>
        );
      })}
      {desk.disputes.map((dispute) => {
        const state = disputeState(dispute.status);
        return (
          <article key={dispute.id} className={styles.leg}>
            <div className={styles.legHead}>
              <h3>{`Dispute of ${formatMoney(dispute.amount, "en")}`}</h3>
              <Status tone={state.tone}>{state.label}</Status>
            </div>
            <p className="quiet">
              <span className="figures">{dispute.id}</span>, opened{" "}
              <Moment at={dispute.opened_at} />; the bank holds{" "}
              {formatMoney(dispute.withdrawn, "en")}. It is answered at Stripe.
            </p>
          </article>
        );
      })}
    </>
  );
}
