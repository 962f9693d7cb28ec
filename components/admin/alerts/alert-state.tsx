import type { AlertRow } from "#lib/office/alerts/alert-row";
import { Status } from "../parts/status";

/** How an alert stands: open and nobody's, in somebody's hands, or over. */
export function AlertState({ alert }: { alert: AlertRow }) {
  if (alert.closed_at) return <Status tone="good">Over</Status>;
  return alert.acknowledged_at ? (
    <Status tone="wait">In hand</Status>
  ) : (
    <Status tone="bad">Open</Status>
  );
}
