import type { Executor } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import { bandOnDay } from "./band-on-day";
import type { GateSailing } from "./gate/gate-list";
import { countHeads, type HeadCount, type ManifestPerson } from "./manifest";
import { readGateSailing } from "./read-gate-sailing";

export type Manifest = {
  sailing: GateSailing;
  count: HeadCount;
  /** By surname and forenames. */
  people: ManifestPerson[];
};

/** Hours after the arrival to which a manifest can be read: ships come late. */
const readableHours = 24;

type Row = Omit<ManifestPerson, "band" | "state" | "since"> & {
  infant_max_age: number;
  child_max_age: number;
  checked_in_at: Date | null;
  boarded_at: Date | null;
};

const inOrder = new Intl.Collator("en", { sensitivity: "base" });

/** Whether the voyage is over, and its manifest with it. */
export function isManifestOver({ arrives_at }: GateSailing, now: Date): boolean {
  return now.getTime() > Date.parse(arrives_at) + readableHours * 3_600_000;
}

/**
 * The people of a sailing, as Directive 98/41/EC as amended by (EU) 2017/2109 asks for them (art. 5: family
 * name, forenames, gender, nationality, date of birth, and the need for special care where they told it).
 * Who went aboard is on it whatever became of the booking since: it is those whom a rescue looks for.
 * It lasts as long as the voyage (art. 8): a day after the arrival it is no longer made. Throws `not_found`.
 */
export async function readManifest(sql: Executor, sailingId: string, now: Date): Promise<Manifest> {
  const sailing = await readGateSailing(sql, sailingId);
  if (isManifestOver(sailing, now)) {
    throw new DomainError("not_found", "The voyage is over, and its manifest is not kept.");
  }
  const rows = await sql<Row[]>`
    select distinct on (l.booking_id, p.position) l.booking_id, b.reference, p.position as passenger, p.last_name as surname,
      p.first_name as forenames, p.gender, p.nationality, p.birth_date::text as birth_date,
      p.special_care, o.infant_max_age, o.child_max_age, c.checked_in_at, c.boarded_at,
      array(
        select concat_ws(' ', v.kind, v.registration) from booking_vehicle v
        where v.booking_id = l.booking_id and v.driver = p.position and v.position = any (l.vehicles)
        order by v.position) as vehicles,
      s.sequence > 1 and exists (
        select from booking_leg before join sailing f on f.id = before.sailing_id
        where before.booking_id = l.booking_id and before.position = l.position - 1
          and before.journey_index = l.journey_index and before.cancelled_at is null
          and p.position = any (before.passengers)
          and f.voyage_id = s.voyage_id and f.sequence = s.sequence - 1) as through
    from booking_leg l
    join sailing s on s.id = l.sailing_id
    join operator o on o.code = s.operator_code
    join booking b on b.id = l.booking_id
    join booking_passenger p on p.booking_id = l.booking_id and p.position = any (l.passengers)
    left join (
      select booking_id, passenger, min(at) filter (where stage = 'checked_in') as checked_in_at,
        min(at) filter (where stage = 'boarded') as boarded_at
      from check_in
      where sailing_id = ${sailingId} and undone_at is null
      group by booking_id, passenger
    ) c on c.booking_id = l.booking_id and c.passenger = p.position
    where l.sailing_id = ${sailingId}
      and (l.cancelled_at is null and b.status = 'CONFIRMED' or c.boarded_at is not null)
    order by l.booking_id, p.position, l.cancelled_at nulls first`;
  const people = rows.map(
    ({ infant_max_age, child_max_age, checked_in_at, boarded_at, ...row }): ManifestPerson => ({
      ...row,
      band: bandOnDay(row.birth_date, sailing.day, { infant_max_age, child_max_age }),
      state: boarded_at
        ? "boarded"
        : checked_in_at
          ? "checked_in"
          : row.through
            ? "through"
            : "expected",
      since: (boarded_at ?? checked_in_at)?.toISOString() ?? null,
    }),
  );
  people.sort(
    (a, b) =>
      inOrder.compare(a.surname, b.surname) ||
      inOrder.compare(a.forenames, b.forenames) ||
      a.birth_date.localeCompare(b.birth_date),
  );
  return { sailing, count: countHeads(people), people };
}
