import type { Database } from "#db/client";
import { withTransaction } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";
import type { Scan, ScanOutcome } from "./gate/scan";
import { ourTime } from "./our-time";
import { recordScan } from "./record-scan";
import { requireOwn } from "./require-own";

/** A device as it names itself, and when by its own clock it sent its scans. */
export type Device = { id: string; name: string; sentAt: Date };

/**
 * Takes a device's scans, oldest first, each in a transaction of its own, and answers in the order in which
 * they were sent. The same scan twice changes nothing. A device's clock may be wrong: its times are put
 * right by how long ago they were when they were sent. `by` is who made them, and sends them. Throws `forbidden`, `not_found`.
 */
export async function recordScans(
  database: Pick<Database, "sql">,
  actor: Actor,
  {
    sailingId,
    device,
    by,
    scans,
    now,
  }: { sailingId: string; device: Device; by: string; scans: Scan[]; now: Date },
): Promise<ScanOutcome[]> {
  requireStaff(actor, "gate");
  requireOwn(actor, by);
  const timed = scans.map((scan) => ({
    ...scan,
    at: ourTime(scan.at, { sentAt: device.sentAt, now }),
  }));
  const outcomes = new Map<string, ScanOutcome>();
  for (const scan of timed.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const outcome = await withTransaction(database, (tx) =>
      recordScan(tx, actor, { sailingId, device, scan, now }),
    );
    outcomes.set(scan.id, outcome);
  }
  return scans.map(({ id }) => outcomes.get(id) as ScanOutcome);
}
