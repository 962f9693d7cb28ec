"use client";

import Link from "next/link";
import type { BookingView } from "#lib/booking/booking-view";
import { Facts } from "../parts/facts";
import { Moment } from "../parts/moment";
import { Status } from "../parts/status";
import styles from "./booking-desk.module.css";
import { legState } from "./booking-words";
import { OperatorAct } from "./operator-act";
import { RebookAct } from "./rebook-act";

const waiting = ["NOT_SENT", "REQUESTED", "CANCEL_REQUESTED", "CANCEL_REFUSED"];

/** The legs with how each stands with its operator. */
export function BookingLegs({ booking, canAct }: { booking: BookingView; canAct: boolean }) {
  const isLive = booking.status === "CONFIRMED" || booking.status === "AWAITING_OPERATOR";
  return booking.legs.map((leg) => {
    const state = legState(leg.operator_status);
    const canAnswer =
      waiting.includes(leg.operator_status) &&
      (isLive || leg.operator_status.startsWith("CANCEL_"));
    const canMove = booking.status === "CONFIRMED" && !leg.cancelled_at;
    return (
      <article key={leg.id} className={styles.leg}>
        <div className={styles.legHead}>
          <h3 className={leg.cancelled_at ? styles.gone : undefined}>
            {leg.from.name} – {leg.to.name}
          </h3>
          <Status tone={state.tone}>{state.label}</Status>
        </div>
        <Facts
          facts={[
            [
              "Departs",
              <Link key="sailing" href={`/admin/sailings/${leg.sailing_id}`} prefetch={false}>
                <Moment at={leg.departs_at} />
              </Link>,
            ],
            ["Arrives", <Moment key="arrives" at={leg.arrives_at} />],
            ["Operator", leg.operator.name],
            ["Vessel", leg.vessel.name],
            ["Fare", leg.fare],
            [
              "Operator’s reference",
              <span key="reference" className="figures">
                {leg.operator_reference ?? "–"}
              </span>,
            ],
          ]}
        />
        {canAct && (canAnswer || canMove) && (
          <div className={styles.acts}>
            {canMove && <RebookAct id={booking.id} leg={leg} />}
            {canAnswer && <OperatorAct id={booking.id} leg={leg} />}
          </div>
        )}
      </article>
    );
  });
}
