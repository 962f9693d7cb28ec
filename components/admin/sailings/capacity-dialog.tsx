"use client";

import { useState } from "react";
import { TextField } from "#components/ui/text-field";
import type { SailingDetail } from "#lib/office/sailings/read-sailing";
import { ChangeDialog } from "./change-dialog";
import styles from "./sailing.module.css";
import { countWords, poolWords } from "./sailing-words";

/** Sets what may be sold of each kind of place. */
export function CapacityDialog({ sailing }: { sailing: SailingDetail }) {
  const [typed, setTyped] = useState<Record<string, string>>({});
  const pools = sailing.pools.map((pool) => {
    const now = pool.wanted ?? pool.capacity;
    const wish = Number(typed[pool.kind] ?? now);
    return { ...pool, now, wish, over: Math.max(0, pool.held + pool.sold - wish) };
  });
  const changed = pools.filter(({ now, wish }) => now !== wish);
  const over = changed.filter((pool) => pool.over > 0);
  return (
    <ChangeDialog
      title="Change the places"
      action="Set what may be sold"
      path={`/sailings/${sailing.id}/capacity`}
      bodyOf={() =>
        changed.length === 0
          ? null
          : { capacities: Object.fromEntries(changed.map(({ kind, wish }) => [kind, wish])) }
      }
    >
      <p>
        This is our allotment: what Gangway may sell of the vessel, whatever the operator keeps for
        itself.
      </p>
      <div className={styles.pair}>
        {pools.map(({ kind, now, held, sold }) => (
          <TextField
            key={kind}
            id={`capacity-${kind.replace(":", "-")}`}
            type="number"
            min={0}
            max={10_000_000}
            label={poolWords(kind)}
            hint={`${held + sold} taken`}
            value={typed[kind] ?? String(now)}
            onChange={(event) => setTyped({ ...typed, [kind]: event.target.value })}
            required
          />
        ))}
      </div>
      <ul className={styles.follows} aria-live="polite">
        {changed.length === 0 && <li>Nothing is changed yet.</li>}
        {changed.map(({ kind, now, wish }) => (
          <li key={kind}>{`${poolWords(kind)}: ${now} → ${wish}`}</li>
        ))}
        {over.map(({ kind, over: many }) => (
          <li key={`${kind} over`}>
            {`${poolWords(kind)}: ${many} more than that are taken. Nobody loses a place; each that comes back is not sold again, and it is a case for staff.`}
          </li>
        ))}
        <li>{`${countWords(sailing.counts.bookings, "booking")} keep what they have. Nobody gets a mail.`}</li>
      </ul>
    </ChangeDialog>
  );
}
