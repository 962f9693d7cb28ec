import type { Executor } from "#db/client";

/** A scan that let people pass who should not have, as staff look at it. */
export type FlaggedScan = {
  scan_id: string;
  booking_id: string;
  reference: string;
  flag: string;
  names: string[];
  stage: string;
  scanned_at: string;
  device: string;
  /** The scan that counts in its place, where there is one. */
  counts: { scanned_at: string; device: string } | null;
};

/** What a person must still look at of a sailing, oldest first. */
export async function findFlagged(sql: Executor, sailingId: string): Promise<FlaggedScan[]> {
  const rows = await sql<
    (Omit<FlaggedScan, "scanned_at" | "counts"> & {
      scanned_at: Date;
      other_at: Date | null;
      other_device: string | null;
    })[]
  >`
    select s.id as scan_id, s.booking_id, b.reference, s.flag, s.stage, s.scanned_at, s.device_name as device,
      other.at as other_at, other.device as other_device,
      array(
        select p.last_name || ' ' || p.first_name from booking_passenger p
        where p.booking_id = s.booking_id and p.position = any (s.flagged) order by p.position) as names
    from check_in_scan s join booking b on b.id = s.booking_id
    left join lateral (
      select c.at, o.device_name as device from check_in c join check_in_scan o on o.id = c.scan_id
      where c.sailing_id = s.sailing_id and c.booking_id = s.booking_id and c.stage = s.stage
        and c.passenger = any (s.flagged) and c.undone_at is null and c.scan_id <> s.id
      order by c.at limit 1
    ) other on true
    where s.sailing_id = ${sailingId} and s.flag is not null and s.looked_at is null
    order by s.scanned_at limit 200`;
  return rows.map(({ other_at, other_device, ...row }) => ({
    ...row,
    scanned_at: row.scanned_at.toISOString(),
    counts: other_at && { scanned_at: other_at.toISOString(), device: other_device as string },
  }));
}
