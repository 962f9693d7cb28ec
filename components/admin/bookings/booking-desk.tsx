"use client";

import Link from "next/link";
import { formatMoney } from "#lib/money/format-money";
import type { StaffBooking } from "#lib/office/bookings/staff-booking";
import { Facts } from "../parts/facts";
import { Moment } from "../parts/moment";
import { PageHead } from "../parts/page-head";
import { Panel } from "../parts/panel";
import { Status } from "../parts/status";
import { useLive } from "../use-live";
import styles from "./booking-desk.module.css";
import { BookingLegs } from "./booking-legs";
import { BookingMoney } from "./booking-money";
import { BookingParty } from "./booking-party";
import { bookingState, needWords } from "./booking-words";
import { CancelAct } from "./cancel-act";
import { ContactAct } from "./contact-act";
import { GoodwillAct } from "./goodwill-act";
import { NoteForm } from "./note-form";
import { ResendAct } from "./resend-act";
import { Timeline } from "./timeline";

type Props = {
  initial: StaffBooking;
  /** The desk's work: mails, money, notes. Others only read. */
  canAct: boolean;
  isAdmin: boolean;
};

/** One booking: all that is known of it, what may be done with it, and what happened to it. */
export function BookingDesk({ initial, canAct, isAdmin }: Props) {
  const path = `/bookings/${initial.booking.id}`;
  const { data } = useLive<{ data: StaffBooking }>(path, { path, body: { data: initial } });
  const { booking, passengers, desk, needs, mails, has_account, timeline } = data?.data ?? initial;
  const { contact } = booking;
  const state = bookingState(booking.status);
  return (
    <>
      <PageHead
        title={booking.reference}
        lead={
          <>
            <Status tone={state.tone}>{state.label}</Status>
            {needs.map((need) => (
              <Status key={need} tone="bad">
                {needWords[need]}
              </Status>
            ))}
          </>
        }
      >
        {canAct && (
          <>
            {mails.length > 0 && <ResendAct id={booking.id} email={contact.email} kinds={mails} />}
            {desk && desk.refundable.amount_minor > 0 && (
              <GoodwillAct id={booking.id} refundable={desk.refundable} isAdmin={isAdmin} />
            )}
            <Link href={`/admin/bookings/${booking.id}/as-traveller`} prefetch={false}>
              As the traveller sees it
            </Link>
            {booking.cancellable && <CancelAct booking={booking} />}
          </>
        )}
      </PageHead>
      <div className={styles.columns}>
        <div>
          <Panel id="legs" title="Crossings">
            <div>
              <BookingLegs booking={booking} canAct={canAct} />
            </div>
          </Panel>
          <Panel id="party" title="Party">
            <BookingParty booking={booking} passengers={passengers} />
          </Panel>
        </div>
        <div>
          <Panel
            id="contact"
            title="Contact"
            beside={canAct && <ContactAct id={booking.id} contact={contact} />}
          >
            <Facts
              facts={[
                ["Name", <bdi key="name">{contact.name}</bdi>],
                ["Telephone", contact.phone],
                ...(desk ? ([["E-mail", contact.email]] as [string, string][]) : []),
                ["Language", contact.language === "fr" ? "French" : "English"],
                ["Account", has_account ? "In the traveller’s account" : "Booked as a guest"],
                ["Booked", <Moment key="booked" at={booking.created_at} />],
                ...(booking.reason
                  ? ([["Reason", booking.reason.replaceAll("_", " ")]] as [string, string][])
                  : []),
                ...(booking.hold_expires_at
                  ? ([["Held until", <Moment key="held" at={booking.hold_expires_at} />]] as [
                      string,
                      React.ReactNode,
                    ][])
                  : []),
              ]}
            />
          </Panel>
          {desk && (
            <Panel
              id="money"
              title="Money"
              beside={<span className="figures">{formatMoney(booking.total, "en")}</span>}
            >
              <BookingMoney booking={booking} desk={desk} canAct={canAct} />
            </Panel>
          )}
        </div>
      </div>
      <Panel id="timeline" title="What happened">
        {canAct && <NoteForm id={booking.id} />}
        <Timeline entries={timeline} />
      </Panel>
    </>
  );
}
