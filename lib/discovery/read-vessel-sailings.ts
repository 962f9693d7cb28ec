import { withReading } from "#db/transaction";
import { toOffsetTime } from "#lib/clock/zones";
import { restOn } from "#lib/redis/grounds";
import { cachedSearch } from "#lib/search/cached-search";
import type { SearchContext } from "#lib/search/context";
import { searchKey, timetableName } from "#lib/search/search-keys";

/** A sailing of a vessel by the timetable, whether or not there are places. */
export type VesselSailing = {
  from_port: string;
  to_port: string;
  /** ISO 8601 in each port's own offset. */
  departs_at: string;
  arrives_at: string;
  operator_code: string;
};

/** Where a vessel sails within 60 days, by her next 200 sailings at most. */
export type VesselSailings = {
  next: VesselSailing[];
  /** The busiest first. */
  crossings: { from_port: string; to_port: string; sailings: number }[];
};

type Row = Omit<VesselSailing, "departs_at" | "arrives_at"> & {
  departs_at: Date;
  arrives_at: Date;
  from_zone: string;
  to_zone: string;
};

const daysAhead = 60;
/** Of a ferry that crosses a strait all day these are a day and a half. */
const kept = 16;
/** Of one that crosses a strait all day these are a fortnight, and say as much. */
const counted = 200;

/** Where a vessel sails next. Cached, and ended by changes of schedules. Throws `service_unavailable`. */
export async function readVesselSailings(
  { sql, cache, now }: Pick<SearchContext, "sql" | "cache" | "now">,
  vesselId: number,
): Promise<VesselSailings> {
  const nobody = { adults: 0, children: 0, infants: 0, vehicles: [], pets: 0 };
  const key = searchKey({ vesselId, party: nobody, kind: "vessel" });
  const { answer } = await cachedSearch(cache, key, async () => {
    const until = new Date(now.getTime() + daysAhead * 86_400_000);
    const [rows, crossings] = await withReading(
      Promise.all([
        sql<Row[]>`
          select s.from_port, s.to_port, s.departs_at, s.arrives_at, s.operator_code,
            f.zone as from_zone, t.zone as to_zone
          from sailing s join port f on f.code = s.from_port join port t on t.code = s.to_port
          where s.vessel_id = ${vesselId} and s.departs_at > ${now} and s.status = 'open'
          order by s.departs_at limit ${kept}`,
        sql<VesselSailings["crossings"]>`
          select from_port, to_port, count(*)::int as sailings from (
            select from_port, to_port from sailing
            where vessel_id = ${vesselId} and departs_at > ${now} and departs_at < ${until} and status = 'open'
            order by departs_at limit ${counted}) soon
          group by 1, 2 order by 3 desc, 1, 2`,
      ]),
    );
    const next = rows.map(({ from_zone, to_zone, ...row }) => ({
      ...row,
      departs_at: toOffsetTime(row.departs_at, from_zone),
      arrives_at: toOffsetTime(row.arrives_at, to_zone),
    }));
    return { answer: { next, crossings: [...crossings] }, pairs: [], names: [timetableName] };
  });
  const next = answer.next.filter(({ departs_at }) => Date.parse(departs_at) > now.getTime());
  if (next[0]) restOn({ until: Date.parse(next[0].departs_at) });
  return { ...answer, next };
}
