"use client";

import { useDeferredValue, useState } from "react";
import { Button } from "#components/ui/button";
import type { GateSailing } from "#lib/boarding/gate/gate-list";
import type { HeadCount, ManifestPerson } from "#lib/boarding/manifest";
import { Figure, Figures } from "../parts/figure";
import { useLive } from "../use-live";
import { findPeople } from "./find-people";
import styles from "./manifest.module.css";
import { ManifestTable } from "./manifest-table";

export type ManifestBody = { sailing: GateSailing; count: HeadCount; people: ManifestPerson[] };
type Props = { first: ManifestBody; sailingId: string };

/** Rows that stand on the page before somebody asks for all: the rest is found by typing. */
const mostDrawn = 250;

/** A sailing's people: how many of what kind, found as one types, flat or by booking; kept fresh by itself. */
export function ManifestView({ first, sailingId }: Props) {
  const path = `/sailings/${sailingId}/manifest`;
  const { data, error } = useLive<{ data: ManifestBody }>(path, undefined, 20_000);
  const { sailing, count, people } = data?.data ?? first;
  const [typed, setTyped] = useState("");
  const [isGrouped, setGrouped] = useState(false);
  const [showsAll, setShowsAll] = useState(false);
  const sought = useDeferredValue(typed);
  const found = findPeople(people, sought);
  const drawn = showsAll ? found : found.slice(0, mostDrawn);
  return (
    <div className={styles.view}>
      <Figures>
        <Figure
          label="Expected"
          value={count.expected}
          note={`${count.adults} adults, ${count.children} children, ${count.infants} infants`}
        />
        <Figure label="Checked in" value={count.checked_in} />
        <Figure
          label="Aboard"
          value={count.boarded}
          tone={count.boarded === count.expected && count.expected > 0 ? "good" : "plain"}
          {...(count.through > 0 && { note: `${count.through} more from the last port` })}
        />
        <Figure label="Special care" value={count.special_care} />
        <Figure label="Vehicles" value={count.vehicles} note={`${count.bookings} bookings`} />
      </Figures>
      <search className={styles.tools}>
        <div className={styles.find}>
          <label htmlFor="find-person">Find</label>
          <input
            id="find-person"
            type="search"
            value={typed}
            maxLength={100}
            placeholder="Name, reference or registration"
            autoComplete="off"
            data-key="/"
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={isGrouped}
            onChange={(event) => setGrouped(event.target.checked)}
          />
          Together by booking
        </label>
        <p role="status" className="figures">
          {sought.trim() === "" ? `${count.expected} people` : `${found.length} found`}
        </p>
      </search>
      {error && (
        <p role="alert" className={styles.problem}>
          {error.message}
        </p>
      )}
      <ManifestTable people={drawn} isGrouped={isGrouped} zone={sailing.from.zone} />
      {drawn.length < found.length && (
        <p className={styles.more}>
          {`${found.length - drawn.length} more. `}
          <Button look="quiet" onClick={() => setShowsAll(true)}>
            Show all
          </Button>
        </p>
      )}
      {found.length === 0 && (
        <p className="quiet">
          {count.expected === 0 ? "Nobody is booked on this sailing." : "Nobody is called that."}
        </p>
      )}
    </div>
  );
}
