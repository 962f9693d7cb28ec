"use client";

import { type FormEvent, useDeferredValue, useState } from "react";
import { thereSince } from "#lib/boarding/gate/decide";
import type { GateBooking, GatePassenger } from "#lib/boarding/gate/gate-list";
import { folded } from "../manifest/find-people";
import styles from "./check-in.module.css";
import { clockAt } from "./clock";
import type { Work } from "./use-gate";

const mostFound = 20;

/** People found by name or reference on this device's list, and let pass one by one or together. */
export function ByHand({ work, onClose }: { work: Work; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const sought = folded(useDeferredValue(typed)).trim();
  const words = sought.split(/\s+/).filter(Boolean);
  const found =
    words.length === 0
      ? []
      : work.bookings
          .filter((booking) => {
            const names = booking.passengers.map(({ name }) => name).join(" ");
            const text = folded(`${booking.reference} ${names} ${booking.vehicles.join(" ")}`);
            return words.every((word) => text.includes(word));
          })
          .slice(0, mostFound);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = typed.trim();
    // A scanner that types may do it into this field; a whole reference is looked up as one.
    if (!/^(GW[12]\.\S+|[0-9A-Za-z -]{10,13})$/i.test(code)) return;
    void work.scan(code, /^GW/i.test(code) ? "scanner" : "hand");
    setTyped("");
  }

  return (
    <div className={styles.byHand}>
      <form onSubmit={submit}>
        <label htmlFor="by-hand">Name, reference or registration</label>
        <input
          id="by-hand"
          type="search"
          value={typed}
          maxLength={200}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: they pressed the button to type here
          autoFocus
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && onClose()}
        />
      </form>
      <p role="status" className="quiet small">
        {sought === ""
          ? `${work.bookings.length} bookings on this device`
          : found.length === 0
            ? "Nobody is called that on this sailing"
            : `${found.length} found`}
      </p>
      <ul>
        {found.map((booking) => (
          <li key={booking.id}>
            <Found booking={booking} work={work} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Found({ booking, work }: { booking: GateBooking; work: Work }) {
  const { stage } = work;
  const free = booking.passengers.filter((one) => !thereSince(one, stage)).map(({ n }) => n);
  const verb = stage === "boarded" ? "Board" : "Check in";
  return (
    <div className={styles.found}>
      <p>
        <strong className="figures">{booking.reference}</strong>
        {booking.vehicles.length > 0 && ` ${booking.vehicles.join(", ")}`}
      </p>
      {booking.state !== "good" && (
        <button type="button" onClick={() => void work.scan(booking.reference, "hand")}>
          {booking.state === "cancelled" ? "Cancelled" : "Not confirmed"}
        </button>
      )}
      {booking.passengers.map((one) => (
        <One key={one.n} one={one} booking={booking} work={work} verb={verb} />
      ))}
      {free.length > 1 && (
        <button
          type="button"
          className={styles.big}
          onClick={() => void work.letThrough(booking, free, "hand")}
        >
          {`${verb} all ${free.length}`}
        </button>
      )}
    </div>
  );
}

type OneProps = { one: GatePassenger; booking: GateBooking; work: Work; verb: string };

function One({ one, booking, work, verb }: OneProps) {
  const since = thereSince(one, work.stage);
  return (
    <div className={styles.one}>
      <span>
        {one.name}
        {one.care && " (special care)"}
      </span>
      {since ? (
        <span className="quiet figures">{clockAt(since, work.sailing.from.zone)}</span>
      ) : (
        <button type="button" onClick={() => void work.letThrough(booking, [one.n], "hand")}>
          {verb}
        </button>
      )}
    </div>
  );
}
