"use client";

import type { SailingDetail } from "#lib/office/sailings/read-sailing";
import { ChangeDialog } from "./change-dialog";
import styles from "./sailing.module.css";
import { countWords } from "./sailing-words";

/** Closes a sailing to new bookings, or opens it again. */
export function SaleDialog({ sailing }: { sailing: SailingDetail }) {
  const isOpen = sailing.status === "open";
  const { bookings, pending } = sailing.counts;
  return (
    <ChangeDialog
      title={isOpen ? "Close" : "Open"}
      action={isOpen ? "Close it to new bookings" : "Open it to new bookings"}
      path={`/sailings/${sailing.id}/sale`}
      bodyOf={() => ({ to: isOpen ? "closed" : "open" })}
    >
      {isOpen ? (
        <ul className={styles.follows}>
          <li>No place is held on it any more from that instant.</li>
          <li>{`${countWords(bookings, "booking")} on it sail as before; ${pending} held can still be paid.`}</li>
          <li>It can be opened again. Nobody gets a mail.</li>
        </ul>
      ) : (
        <p>Its places are sold again, at today's price. Nobody gets a mail.</p>
      )}
    </ChangeDialog>
  );
}
