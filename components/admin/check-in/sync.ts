"use client";

import type { ScanOutcome } from "#lib/boarding/gate/scan";
import { type Failure, sendScans, sendUndo } from "./gate-api";
import {
  forgetUndo,
  readUndos,
  readWaiting,
  settle,
  type WaitingScan,
  type WaitingUndo,
  type Worker,
} from "./gate-store";

export type Conflict = { scan: WaitingScan; outcome: ScanOutcome };
export type Synced = {
  conflicts: Conflict[];
  /** What was taken back here and cannot be, in the server's words. */
  notTakenBack: { undo: WaitingUndo; detail: string }[];
  failed: "away" | "signed_out" | null;
  /** Why the server would not take something that goes on waiting; null if it took all. */
  refusal: string | null;
};

/** Scans a request carries at most, and how old one must be: younger ones are being asked about. */
const atOnce = 50;
const asidesMs = 2_000;
/** What another try will not change. */
const lasting = new Set([404, 409, 422]);

/** What waits and is this worker's own, and how much waits of others, by name. */
export async function readOwn(worker: Worker): Promise<{
  scans: WaitingScan[];
  undos: WaitingUndo[];
  others: { name: string; count: number }[];
}> {
  const [scans, undos] = await Promise.all([readWaiting(), readUndos()]);
  // One that an older page kept says nothing of whose it is.
  const isOwn = ({ by }: { by?: Worker }) => by === undefined || by.id === worker.id;
  const others = new Map<string, number>();
  for (const { by } of [...scans, ...undos].filter((one) => !isOwn(one))) {
    others.set(by.name, (others.get(by.name) ?? 0) + 1);
  }
  return {
    scans: scans.filter(isOwn),
    undos: undos.filter(isOwn),
    others: [...others].map(([name, count]) => ({ name, count })),
  };
}

/**
 * Sends what waits and this worker did, in its order, until all is sent or nothing answers; what others did waits
 * for them. What cannot be taken keeps waiting, and holds up its own sailing only; what was taken and should
 * not have passed comes back as a conflict.
 */
export async function sendWaiting(
  device: { id: string; name: string },
  worker: Worker,
): Promise<Synced> {
  const synced: Synced = { conflicts: [], notTakenBack: [], failed: null, refusal: null };
  const { scans, undos } = await readOwn(worker);
  const old = Date.now() - asidesMs;
  const young = scans.filter(({ at }) => Date.parse(at) >= old);
  const ripe = [
    ...scans.filter((scan) => !young.includes(scan)),
    // After the scan that it takes back, and before the one that lets the same people pass again.
    ...undos.filter((undo) => !young.some((scan) => scan.booking === undo.booking)),
  ].sort((a, b) => a.at.localeCompare(b.at));
  for (const sailing of new Set(ripe.map((step) => step.sailing))) {
    for (const part of partsOf(ripe.filter((step) => step.sailing === sailing))) {
      const failure = Array.isArray(part)
        ? await sendPart(sailing, { device, worker }, part, synced)
        : await sendBack(part, worker, synced);
      if (!failure) continue;
      if (failure.failed !== "refused") return { ...synced, failed: failure.failed };
      synced.refusal = failure.detail || "The server did not say why.";
      break;
    }
  }
  return synced;
}

/** Scans that follow each other go together; what was taken back goes alone, where it stands. */
function partsOf(steps: (WaitingScan | WaitingUndo)[]): (WaitingScan[] | WaitingUndo)[] {
  const parts: (WaitingScan[] | WaitingUndo)[] = [];
  for (const step of steps) {
    const last = parts.at(-1);
    if ("reason" in step) parts.push(step);
    else if (Array.isArray(last) && last.length < atOnce) last.push(step);
    else parts.push([step]);
  }
  return parts;
}

/** Of several that are refused together each is tried alone, so that one does not hold up the others. */
async function sendPart(
  sailing: string,
  who: { device: { id: string; name: string }; worker: Worker },
  part: WaitingScan[],
  synced: Synced,
): Promise<Failure | null> {
  const answer = await sendScans(sailing, who, part);
  if (answer.failed === "refused" && answer.status === 422 && part.length > 1) {
    let refused: Failure | null = null;
    for (const scan of part) {
      const failure = await sendPart(sailing, who, [scan], synced);
      if (failure && failure.failed !== "refused") return failure;
      refused ??= failure;
    }
    return refused;
  }
  if (answer.failed) return answer;
  for (const outcome of answer.data) {
    const scan = part.find(({ id }) => id === outcome.id);
    if (!scan) continue;
    await settle(scan, outcome);
    if (outcome.flagged.length > 0) synced.conflicts.push({ scan, outcome });
  }
  return null;
}

async function sendBack(
  undo: WaitingUndo,
  worker: Worker,
  synced: Synced,
): Promise<Failure | null> {
  const answer = await sendUndo(undo, worker);
  if (answer.failed && !lasting.has(answer.status)) return answer;
  await forgetUndo(undo.id);
  if (answer.failed) synced.notTakenBack.push({ undo, detail: answer.detail });
  return null;
}
