import type { ReactNode } from "react";
import type { HeadCount } from "#lib/boarding/manifest";
import styles from "./manifest-document.module.css";
import { manifestRows } from "./manifest-rows";
import type { ManifestBody } from "./manifest-view";

type Props = { manifest: ManifestBody; printedAt: Date; children: ReactNode };

/** A sailing's manifest as a document on A4: its facts and head count, then every person under a repeated heading. */
export function ManifestDocument({ manifest, printedAt, children }: Props) {
  const { sailing, count, people } = manifest;
  const at = (time: string | Date, zone: string) =>
    new Intl.DateTimeFormat("en-GB", {
      dateStyle: "medium",
      timeStyle: "short",
      timeZone: zone,
    }).format(new Date(time));
  return (
    <article className={styles.document}>
      <p className={`${styles.ways} no-print`}>{children}</p>
      <header className={styles.head}>
        <h1>Passenger manifest</h1>
        <p>Directive 98/41/EC as amended by (EU) 2017/2109, article 5</p>
      </header>
      <dl className={styles.facts}>
        <Fact name="Vessel" value={`${sailing.vessel} (${sailing.operator})`} />
        <Fact name="From" value={`${sailing.from.name}, ${sailing.from.code}`} />
        <Fact name="To" value={`${sailing.to.name}, ${sailing.to.code}`} />
        <Fact name="Departure" value={at(sailing.departs_at, sailing.from.zone)} />
        <Fact name="Arrival" value={at(sailing.arrives_at, sailing.to.zone)} />
        <Fact name="Printed" value={`${at(printedAt, sailing.from.zone)}, port time`} />
      </dl>
      <HeadCounts count={count} />
      <table className={styles.table}>
        <thead>
          <tr className={styles.running}>
            <td colSpan={9}>
              {`${sailing.from.name} → ${sailing.to.name} · ${at(sailing.departs_at, sailing.from.zone)} · ${sailing.vessel}`}
            </td>
          </tr>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">Surname</th>
            <th scope="col">Forenames</th>
            <th scope="col">Sex</th>
            <th scope="col">Nat.</th>
            <th scope="col">Born</th>
            <th scope="col">Special care</th>
            <th scope="col">Vehicle</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: every text in it is escaped (manifest-rows.test.ts) */}
        <tbody dangerouslySetInnerHTML={{ __html: manifestRows(people) }} />
      </table>
      <p className={styles.foot}>
        {`End of the manifest: ${count.expected} persons. Not to be kept once the voyage is safely over (article 8).`}
      </p>
    </article>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function HeadCounts({ count }: { count: HeadCount }) {
  const counts = [
    ["Persons", count.expected],
    ["Adults", count.adults],
    ["Children", count.children],
    ["Infants", count.infants],
    ["Special care", count.special_care],
    ["Vehicles", count.vehicles],
    ["Checked in", count.checked_in],
    ["Aboard", count.boarded + count.through],
  ] as const;
  return (
    <dl className={styles.counts}>
      {counts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
