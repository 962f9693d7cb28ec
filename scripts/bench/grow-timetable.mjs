/**
 * Fills the bench's own database with sailings until there are about so many: the year that is there, again
 * for each year before it, with all its pools. What is asked for stays as it was. Answers how many there are.
 */
export async function growTimetable({ sql, note }, count) {
  note("a million sailings");
  const [{ there }] = await sql`select count(*)::integer as there from sailing`;
  const copies = Math.ceil(count / there) - 1;
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`set local synchronous_commit = off`;
    // Whole weeks, so that weekdays stay.
    await tx`
      create temp table copies on commit drop as
      select n, make_interval(days => -364 * n) as back from generate_series(1, ${copies}::integer) n`;
    await tx`
      insert into voyage
      select (jsonb_populate_record(v, jsonb_build_object('id', md5(v.id::text || n)::uuid,
        'service_date', (v.service_date + back)::date))).* from voyage v, copies`;
    await tx`
      insert into sailing
      select (jsonb_populate_record(s, jsonb_build_object('id', md5(s.id::text || n)::uuid,
        'voyage_id', md5(s.voyage_id::text || n)::uuid, 'departs_at', s.departs_at + back,
        'arrives_at', s.arrives_at + back, 'departure_date', (s.departure_date + back)::date))).*
      from sailing s, copies`;
    note("their pools");
    await tx`
      insert into pool (sailing_id, kind, capacity)
      select md5(p.sailing_id::text || n)::uuid, p.kind, p.capacity from copies, pool p`;
  });
  // What the database would do of itself afterwards, while it is measured.
  note("statistics of what has grown");
  for (const table of ["voyage", "sailing", "pool"]) await sql.unsafe(`vacuum (analyze) ${table}`);
  await sql`checkpoint`;
  return there * (copies + 1);
}
