import type { Tx } from "#db/client";
import { foldName } from "#lib/port/fold-name";
import { countryOfZone } from "./country-of-zone";
import type { FeedNotes } from "./feed-notes";
import { FeedRefused, mostFlaws } from "./feed-refused";
import { type FeedPlace, type KnownPlace, matchPorts } from "./match-ports";
import { portCodeFor, slugFor } from "./name-port";

type Staged = Pick<FeedPlace, "id" | "code" | "name"> & {
  line: number;
  latitude: number | null;
  longitude: number | null;
  zone: string;
};

/** Degrees about 0/0, where no land is: who lies there has no coordinates. */
const openSea = 1;

export type PortCounts = { stops: number; known: number; made: number };

/**
 * Gives every stop that a ferry calls at its port, `p_stop`: the one it had in an earlier edition, one that
 * we know, or a new one. Stops of one station are one place. Throws FeedRefused for a stop that lies nowhere.
 */
export async function mapStops(
  tx: Tx,
  feed: { id: number; name: string },
  notes: FeedNotes,
): Promise<PortCounts> {
  // A stop's own zone tells a place's clock; times are in the agency's all the same.
  await tx`
    create temporary table p_place on commit drop as
    select s.stop_id, coalesce(station.stop_id, s.stop_id) as place,
      coalesce(station.line, s.line) as line,
      coalesce(station.stop_code, s.stop_code) as code,
      left(coalesce(station.stop_name, s.stop_name, s.stop_id), 200) as name,
      coalesce(station.stop_lat, s.stop_lat) as latitude,
      coalesce(station.stop_lon, s.stop_lon) as longitude,
      coalesce(station.stop_timezone, s.stop_timezone, u.zone) as zone
    from (
      select c.stop_id, min(t.zone) as zone from p_call c join p_trip t using (trip_id) group by 1
    ) u
    join g_stop s on s.stop_id = u.stop_id
    left join g_stop station on station.stop_id = s.parent_station and coalesce(s.location_type, 0) <> 1`;
  const staged = await tx<Staged[]>`
    select distinct on (place) place as id, code, name, line, latitude, longitude, zone
    from p_place order by place, stop_id`;
  const nowhere = staged.filter(
    ({ latitude, longitude }) =>
      latitude === null || longitude === null || Math.hypot(latitude, longitude) < openSea,
  );
  if (nowhere.length > 0) {
    const flaws = nowhere.slice(0, mostFlaws).map(({ line }) => ({
      file: "stops.txt",
      line,
      field: "stop_lat, stop_lon",
      says: "ships call here, and it does not say where that is",
    }));
    throw new FeedRefused(flaws);
  }
  const zones = new Map(staged.map(({ id, zone }) => [id, zone]));
  const places = await withNeighbours(tx, staged);
  const keptRows = await tx<{ id: string; code: string; byStaff: boolean }[]>`
    select stop_id as id, port_code::text as code, found = 'staff' as "byStaff"
    from timetable_stop where feed_id = ${feed.id}`;
  const kept = new Map(keptRows.map(({ id, ...port }) => [id, port]));
  const { matches, made } = matchPorts(places, await knownPlaces(tx), kept);

  const taken = new Set(
    (await tx<{ code: string }[]>`select code from port`).map(({ code }) => code),
  );
  const slugs = new Set(
    (await tx<{ slug: string }[]>`select slug from port union select slug from place`).map(
      ({ slug }) => slug,
    ),
  );
  const fresh = made.flatMap(({ places: [first, ...others] }) => {
    if (!first) return [];
    const code = portCodeFor(`${feed.name}\n${first.id}`, (one) => taken.has(one));
    taken.add(code);
    const slug = slugFor({ name: first.name, kind: "port", code }, (one) => slugs.has(one));
    slugs.add(slug);
    const { name, latitude, longitude } = first;
    const zone = zones.get(first.id) as string;
    const country = countryOfZone(zone);
    return { code, slug, name, country, latitude, longitude, zone, stops: [first, ...others] };
  });
  const found = [
    ...matches.map(({ place, code, found }) => ({ stop_id: place, port_code: code, found })),
    ...fresh.flatMap(({ code, stops }) =>
      stops.map(({ id }) => ({ stop_id: id, port_code: code, found: "new" })),
    ),
  ];
  await tx`
    insert into port (code, slug, name, country, latitude, longitude, zone)
    select code, slug, name, country, latitude, longitude, zone
    from jsonb_to_recordset(${tx.json(fresh.map(({ stops: _, ...port }) => port))}) as made (code text, slug text,
      name text, country text, latitude float8, longitude float8, zone text)`;
  await tx`
    insert into port_name (port_code, language, name, key, shown)
    select code, 'und', name, lower(unaccent(name)), false
    from port where code = any (${fresh.map(({ code }) => code)})`;
  await tx`
    insert into timetable_stop (feed_id, stop_id, port_code, found)
    select ${feed.id}, stop_id, port_code, found
    from jsonb_to_recordset(${tx.json(found)}) as m (stop_id text, port_code text, found text)
    on conflict (feed_id, stop_id) do update set port_code = excluded.port_code, found = excluded.found`;
  await tx`
    create temporary table p_stop on commit drop as
    select l.stop_id, m.port_code::text as port
    from p_place l join timetable_stop m on m.feed_id = ${feed.id} and m.stop_id = l.place`;
  await tx`analyze p_stop`;
  await noteOtherClocks(tx, notes);
  return {
    stops: staged.length,
    known: staged.length - fresh.reduce((sum, { stops }) => sum + stops.length, 0),
    made: fresh.length,
  };
}

async function withNeighbours(tx: Tx, staged: Staged[]): Promise<FeedPlace[]> {
  const pairs = await tx<{ one: string; other: string }[]>`
    select distinct a.place as one, b.place as other
    from p_call c
    join p_call d on d.trip_id = c.trip_id and d.n = c.n + 1
    join p_place a on a.stop_id = c.stop_id
    join p_place b on b.stop_id = d.stop_id
    where a.place <> b.place`;
  const neighbours = new Map<string, Set<string>>();
  const add = (one: string, other: string) =>
    neighbours.set(one, (neighbours.get(one) ?? new Set()).add(other));
  for (const { one, other } of pairs) {
    add(one, other);
    add(other, one);
  }
  return staged.map(({ line: _, zone: __, ...place }) => ({
    ...place,
    key: foldName(place.name),
    latitude: place.latitude as number,
    longitude: place.longitude as number,
    neighbours: [...(neighbours.get(place.id) ?? [])],
  }));
}

async function knownPlaces(tx: Tx): Promise<KnownPlace[]> {
  const rows = await tx<(Omit<KnownPlace, "keys"> & { names: string[] })[]>`
    select p.code::text as code, p.latitude, p.longitude,
      array(select n.name from port_name n where n.port_code = p.code) || p.name as names
    from port p order by p.code`;
  return rows.map(({ names, ...port }) => ({ ...port, keys: [...new Set(names.map(foldName))] }));
}

/** A port whose clock differs from what the feed says of its stop is shown by the port's. */
async function noteOtherClocks(tx: Tx, notes: FeedNotes): Promise<void> {
  const others = await tx<{ line: number }[]>`
    select l.line from p_place l
    join p_stop s using (stop_id)
    join port p on p.code = s.port
    where (now() at time zone l.zone) <> (now() at time zone p.zone) order by 1`;
  const says = "is another clock than the port's, by which its times are shown";
  notes.add(
    { file: "stops.txt", line: others[0]?.line, field: "stop_timezone", says },
    others.length,
  );
}
