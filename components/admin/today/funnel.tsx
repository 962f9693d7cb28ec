import type { Trade } from "#lib/office/today/read-trade";
import styles from "./funnel.module.css";

const share = (part: number, of: number | null) =>
  of === null || of === 0 ? null : `${((100 * part) / of).toFixed(part / of < 0.1 ? 1 : 0)} %`;

/** Searches, places held, bookings confirmed: how many of each became the next, today and the week before. */
export function Funnel({ today, before }: { today: Trade; before: Trade }) {
  const steps = [
    { name: "Searches", now: today.searches, ago: before.searches, of: null },
    { name: "Places held", now: today.holds, ago: before.holds, of: today.searches },
    { name: "Confirmed", now: today.confirmed, ago: before.confirmed, of: today.holds },
  ];
  const most = Math.max(1, ...steps.map(({ now }) => now ?? 0));
  return (
    <table className={styles.funnel}>
      <caption className="out-of-sight">From search to booking</caption>
      <thead>
        <tr>
          <th scope="col">From search to booking</th>
          <th scope="col">
            <span className="out-of-sight">Drawn</span>
          </th>
          <th scope="col">Today</th>
          <th scope="col">Of the step before</th>
          <th scope="col">Week before, by now</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ name, now, ago, of }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={styles.bar}>
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect width={(100 * (now ?? 0)) / most} height="8" />
              </svg>
            </td>
            <td>{now === null ? "not counted" : now.toLocaleString("en")}</td>
            <td>{(now !== null && share(now, of)) || "–"}</td>
            <td>{ago === null ? "–" : ago.toLocaleString("en")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
