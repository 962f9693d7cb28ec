"use client";

import type { ScanOutcome } from "#lib/boarding/gate/scan";
import { sendScans } from "./gate-api";
import { readWaiting, settle, type WaitingScan } from "./gate-store";

export type Conflict = { scan: WaitingScan; outcome: ScanOutcome };
export type Synced = { left: number; conflicts: Conflict[]; failed: "away" | "signed_out" | null };

/** Scans a request carries at most, and how old one must be: younger ones are being asked about. */
const atOnce = 50;
const asidesMs = 2_000;

/**
 * Sends what waits, oldest first, until all is sent or nothing answers. A scan that cannot be taken keeps
 * waiting; one that was taken and should not have passed comes back as a conflict.
 */
export async function sendWaiting(device: { id: string; name: string }): Promise<Synced> {
  const conflicts: Conflict[] = [];
  const old = Date.now() - asidesMs;
  const ripe = (await readWaiting()).filter(({ at }) => Date.parse(at) < old);
  let failed: Synced["failed"] = null;
  for (const sailing of new Set(ripe.map((scan) => scan.sailing))) {
    const scans = ripe.filter((scan) => scan.sailing === sailing);
    for (let from = 0; from < scans.length && !failed; from += atOnce) {
      const part = scans.slice(from, from + atOnce);
      const answer = await sendScans(sailing, device, part);
      if (answer.failed) {
        failed = answer.failed === "signed_out" ? "signed_out" : "away";
        break;
      }
      for (const outcome of answer.data) {
        const scan = part.find(({ id }) => id === outcome.id);
        if (!scan) continue;
        await settle(scan, outcome);
        if (outcome.flagged.length > 0) conflicts.push({ scan, outcome });
      }
    }
  }
  return { left: (await readWaiting()).length, conflicts, failed };
}
