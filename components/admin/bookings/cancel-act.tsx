"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "#components/ui/button";
import { TextField } from "#components/ui/text-field";
import type { BookingView } from "#lib/booking/booking-view";
import type { ScopedQuote } from "#lib/booking/part/quote-part";
import { formatMoney } from "#lib/money/format-money";
import { RefusalNote } from "../parts/refusal-note";
import { askStaff } from "../staff-api";
import { useChange } from "../use-change";
import { Act, typed } from "./act";
import styles from "./booking-desk.module.css";

type Props = { booking: BookingView };
type Parts = {
  passengers: string[];
  vehicles: string[];
  legs: string[];
  cabins: string[];
  pets: string[];
};
const none: Parts = { passengers: [], vehicles: [], legs: [], cabins: [], pets: [] };

const many = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;

/** Cancels the booking or parts of it: what goes back is shown first. */
export function CancelAct({ booking }: Props) {
  return (
    <Act label="Cancel" title={`Cancel ${booking.reference}`} look="danger">
      {(close) => <CancelForm booking={booking} close={close} />}
    </Act>
  );
}

function CancelForm({ booking, close }: Props & { close: () => void }) {
  const [isWhole, setWhole] = useState(true);
  const [waivesFee, setWaivesFee] = useState(false);
  const [parts, setParts] = useState(none);
  const { send, isBusy, refusal } = useChange();
  const isChosen = isWhole || Object.values(parts).some((ids) => ids.length > 0);
  const wish = isWhole ? { waives_fee: waivesFee } : { scope: parts };
  const { data: quoted } = useQuery({
    queryKey: ["cancellation-quote", booking.id, wish],
    enabled: isChosen,
    gcTime: 0,
    queryFn: ({ signal }) =>
      askStaff<{ data: ScopedQuote }>("POST", `/bookings/${booking.id}/cancellation-quote`, {
        body: wish,
        signal,
      }),
  });
  const quote = isChosen ? quoted?.body?.data : undefined;
  async function cancel(form: HTMLFormElement) {
    if (!quote) return;
    const body = {
      ...wish,
      expected_refund: quote.refund,
      expected_fee: quote.fee,
      reason: typed(form, "reason"),
    };
    if (await send("POST", `/bookings/${booking.id}/cancel`, body)) close();
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void cancel(event.currentTarget);
      }}
    >
      <fieldset className={styles.choices}>
        <legend>What</legend>
        <label>
          <input type="radio" name="what" checked={isWhole} onChange={() => setWhole(true)} /> The
          whole booking
        </label>
        {booking.status === "CONFIRMED" && (
          <label>
            <input type="radio" name="what" checked={!isWhole} onChange={() => setWhole(false)} />{" "}
            Parts of it
          </label>
        )}
      </fieldset>
      {isWhole ? (
        booking.status === "CONFIRMED" && (
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={waivesFee}
              onChange={(event) => setWaivesFee(event.target.checked)}
            />{" "}
            Waive the fee: all that was paid goes back
          </label>
        )
      ) : (
        <PartChoices booking={booking} parts={parts} onChange={setParts} />
      )}
      <div role="status" className={styles.quote}>
        {quote ? (
          <>
            <p>
              Goes back: <strong className="figures">{formatMoney(quote.refund, "en")}</strong>
            </p>
            <p>
              Is kept: <strong className="figures">{formatMoney(quote.fee, "en")}</strong>
            </p>
            <p>
              {isWhole
                ? `${many(booking.passengers.filter((one) => !one.cancelled_at).length, "passenger")} on ${many(booking.legs.filter((leg) => !leg.cancelled_at).length, "sailing")}: their places go back on sale. The traveller and the operators are told.`
                : "The rest stays as it was sold. The traveller and the operators are told."}
            </p>
          </>
        ) : (
          <p className="quiet">
            {quoted?.refusal?.detail ?? (isChosen ? "Reckoning…" : "Choose what is cancelled.")}
          </p>
        )}
      </div>
      <TextField
        id="cancel-reason"
        name="reason"
        label="Reason"
        hint="The traveller can read it with the booking."
        minLength={3}
        maxLength={500}
        required
      />
      <RefusalNote refusal={refusal} />
      <Button type="submit" look="danger" isBusy={isBusy || !quote}>
        {isWhole ? "Cancel the booking" : "Cancel these parts"}
      </Button>
    </form>
  );
}

function PartChoices({
  booking,
  parts,
  onChange,
}: {
  booking: BookingView;
  parts: Parts;
  onChange: (parts: Parts) => void;
}) {
  const live = <T extends { cancelled_at: string | null }>(all: T[]) =>
    all.filter(({ cancelled_at }) => !cancelled_at);
  const choices: { list: keyof Parts; id: string; label: string }[] = [
    ...live(booking.passengers).map(({ id, first_name, last_name }) => ({
      list: "passengers" as const,
      id,
      label: `${first_name} ${last_name}`,
    })),
    ...live(booking.vehicles).map(({ id, kind, registration }) => ({
      list: "vehicles" as const,
      id,
      label: [kind, registration].filter(Boolean).join(" "),
    })),
    ...live(booking.legs).map(({ id, from, to }) => ({
      list: "legs" as const,
      id,
      label: `${from.name} – ${to.name}`,
    })),
    ...live(booking.cabins).map(({ id, label }) => ({ list: "cabins" as const, id, label })),
    ...live(booking.pets).map(({ id, label }) => ({ list: "pets" as const, id, label })),
  ];
  return (
    <fieldset className={styles.choices}>
      <legend>Which parts</legend>
      {choices.map(({ list, id, label }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={parts[list].includes(id)}
            onChange={(event) =>
              onChange({
                ...parts,
                [list]: event.target.checked
                  ? [...parts[list], id]
                  : parts[list].filter((other) => other !== id),
              })
            }
          />{" "}
          <bdi>{label}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
