import type { Tx } from "#db/client";
import { flagScan } from "./flag-scan";
import type { There } from "./gate/scan";
import type { KeptScan } from "./record-scan";

type Settled = { accepted: number[]; already: There[]; flagged: number[] };
type Standing = {
  id: number;
  passenger: number;
  scan_id: string;
  at: Date;
  device: string;
};

/**
 * Decides for each passenger of a scan whether they pass by it. The unique index lets one scan in; of others
 * that had let the same person pass, the first by its time takes the place, so that the outcome is the same
 * in whatever order devices send them, and the later one is flagged. A scan that only asks never takes
 * anybody's place: who stands there has passed.
 */
export async function settlePassengers(
  tx: Tx,
  asked: { sailingId: string; bookingId: string; live: number[]; scan: KeptScan },
): Promise<Settled> {
  const { sailingId, bookingId, live, scan } = asked;
  const flagged: number[] = [];
  const flag = async (kind: Parameters<typeof flagScan>[2], passengers: number[]) => {
    if (!scan.let_pass || passengers.length === 0) return;
    await flagScan(tx, scan.id, kind, passengers);
    flagged.push(...passengers);
  };

  const gone = scan.passengers.filter((one) => !live.includes(one));
  await flag("cancelled", gone);
  const barred = await passedBefore(tx, asked);
  // What was undone of this very scan is known to whoever undid it.
  const undone = barred
    .filter(({ why, own }) => why === "undone" && !own)
    .map(({ passenger }) => passenger);
  const aboard = barred.filter(({ why }) => why === "aboard");
  await flag("undone", undone);
  const wanted = scan.passengers
    .filter((one) => live.includes(one) && !barred.some(({ passenger }) => passenger === one))
    .sort((a, b) => a - b);

  const written = await tx<{ passenger: number }[]>`
    insert into check_in (sailing_id, booking_id, passenger, stage, scan_id, at)
    select ${sailingId}, ${bookingId}, p, ${scan.stage}, ${scan.id}, ${scan.scanned_at}
    from unnest(${wanted}::smallint[]) p
    order by p
    on conflict do nothing
    returning passenger`;
  const accepted = written.map(({ passenger }) => passenger);
  const already: There[] = aboard.map(({ passenger, at, device }) => ({
    passenger,
    at: at.toISOString(),
    device,
  }));
  const doubles: number[] = [];
  if (accepted.length < wanted.length) {
    for (const standing of await lockStanding(tx, asked, wanted)) {
      const { passenger, at, device } = standing;
      if (accepted.includes(passenger)) continue;
      if (standing.scan_id === scan.id) accepted.push(passenger);
      else if (scan.let_pass && isBefore(scan, standing)) {
        await tx`
          update check_in set scan_id = ${scan.id}, at = ${scan.scanned_at} where id = ${standing.id}`;
        await flagScan(tx, standing.scan_id, "double", [passenger]);
        accepted.push(passenger);
      } else {
        already.push({ passenger, at: at.toISOString(), device });
        doubles.push(passenger);
      }
    }
  }
  await flag("double", doubles);
  return { accepted: accepted.sort((a, b) => a - b), already, flagged };
}

const isBefore = (scan: KeptScan, { at, scan_id }: Standing) =>
  scan.scanned_at.getTime() === at.getTime() ? scan.id < scan_id : scan.scanned_at < at;

type Bar = { passenger: number; why: "undone" | "aboard"; own: boolean; at: Date; device: string };

/**
 * Those for whom the scan comes too late to count: staff undid a check-in after it was made, or they are
 * aboard and somebody asks at the check-in desk.
 */
async function passedBefore(
  tx: Tx,
  { sailingId, bookingId, scan }: { sailingId: string; bookingId: string; scan: KeptScan },
): Promise<Bar[]> {
  return await tx<Bar[]>`
    select distinct on (c.passenger) c.passenger, c.at, s.device_name as device,
      c.scan_id = ${scan.id} as own, case when c.undone_at is null then 'aboard' else 'undone' end as why
    from check_in c join check_in_scan s on s.id = c.scan_id
    where c.sailing_id = ${sailingId} and c.booking_id = ${bookingId}
      and c.passenger = any (${scan.passengers}::smallint[])
      and (c.undone_at >= ${scan.scanned_at} and c.stage = ${scan.stage}
        or c.undone_at is null and c.stage = 'boarded' and ${scan.stage} = 'checked_in'
          and not ${scan.let_pass}::boolean and not exists (
            select from check_in own where own.scan_id = ${scan.id} and own.passenger = c.passenger
              and own.undone_at is null))
    order by c.passenger, c.undone_at nulls last`;
}

async function lockStanding(
  tx: Tx,
  { sailingId, bookingId, scan }: { sailingId: string; bookingId: string; scan: KeptScan },
  passengers: number[],
): Promise<Standing[]> {
  return await tx<Standing[]>`
    select c.id, c.passenger, c.scan_id, c.at, s.device_name as device
    from check_in c join check_in_scan s on s.id = c.scan_id
    where c.sailing_id = ${sailingId} and c.booking_id = ${bookingId} and c.stage = ${scan.stage}
      and c.passenger = any (${passengers}::smallint[]) and c.undone_at is null
    order by c.passenger
    for update of c`;
}
