import type { SyncRun } from "#lib/office/operators/read-operator-work";
import styles from "../list/staff-list.module.css";
import { Frame } from "../parts/frame";
import { Moment } from "../parts/moment";
import { Panel } from "../parts/panel";
import { Status } from "../parts/status";

/** What was followed and compared, the newest first. */
export function Runs({ runs }: { runs: SyncRun[] }) {
  return (
    <Panel id="runs" title="Feeds followed, books compared">
      {runs.length === 0 ? (
        <p className="quiet">Nothing yet.</p>
      ) : (
        <Frame label="Runs">
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Began</th>
                <th scope="col">What</th>
                <th scope="col">Outcome</th>
                <th scope="col">Counted</th>
                <th scope="col" className={styles.wide}>
                  Asked for by
                </th>
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <tr key={run.id}>
                  <td>
                    <Moment at={run.began_at} />
                  </td>
                  <td>{run.kind === "feed" ? "Timetable and prices" : "Books compared"}</td>
                  <td>
                    <Outcome run={run} />
                  </td>
                  <td>{countsOf(run)}</td>
                  <td className={styles.wide}>{run.asked_by ?? "The clock"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Frame>
      )}
    </Panel>
  );
}

function Outcome({ run }: { run: SyncRun }) {
  if (run.outcome === null) return <Status tone="wait">Under way</Status>;
  if (run.outcome === "failed") return <Status tone="bad">Failed</Status>;
  return <Status tone="good">Done</Status>;
}

function countsOf({ counts }: SyncRun): string {
  const told = Object.entries(counts ?? {}).filter(([, count]) => count > 0);
  return told.length === 0 ? "–" : told.map(([name, count]) => `${count} ${name}`).join(", ");
}
