import type { Database } from "#db/client";
import { withTransaction } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";
import type { Scan, ScanOutcome } from "./gate/scan";
import { recordScan } from "./record-scan";

/** A device as it names itself, and when by its own clock it sent its scans. */
export type Device = { id: string; name: string; sentAt: Date };

/**
 * Takes a device's scans, oldest first, each in a transaction of its own, and answers in the order in which
 * they were sent. The same scan twice changes nothing. A device's clock may be wrong: its times are put
 * right by how long ago they were when they were sent. Throws `forbidden`, `not_found`.
 */
export async function recordScans(
  database: Pick<Database, "sql">,
  actor: Actor,
  {
    sailingId,
    device,
    scans,
    now,
  }: { sailingId: string; device: Device; scans: Scan[]; now: Date },
): Promise<ScanOutcome[]> {
  requireStaff(actor, "gate");
  const ahead = device.sentAt.getTime() - now.getTime();
  const timed = scans.map((scan) => ({
    ...scan,
    at: new Date(Math.min(Date.parse(scan.at) - ahead, now.getTime())),
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
