import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";

/** Something that can have pictures, for staff to choose from. */
export type SubjectRow = {
  /** As in subjectOfWord. */
  subject: string;
  kind: "vessel" | "cabin" | "port" | "operator";
  name: string;
  /** Whose ship it is, which ship's cabin; empty for the others. */
  of: string;
  /** A cabin's kind. */
  cabin: string | null;
  /** Public ones. */
  pictures: number;
};

/** Everything that can have pictures, by kind and name, with how many it has. Throws `service_unavailable`. */
export async function listSubjects(sql: Executor): Promise<SubjectRow[]> {
  return await withReading(sql<SubjectRow[]>`
    with shown as (
      select subject, count(*)::int as pictures from picture where status = 'READY' group by subject
    ), subjects as (
      select 1 as rank, 'vessel:' || v.id as subject, 'vessel' as kind, v.name, o.name as of, null as cabin
      from vessel v join operator o on o.code = v.operator_code
      union all
      select 2, 'cabin:' || v.id || ':' || c.kind, 'cabin', v.name, v.name, c.kind
      from vessel v cross join lateral jsonb_object_keys(v.cabins) c(kind)
      union all
      select 3, 'port:' || code, 'port', name, '', null from port
      union all
      select 4, 'operator:' || code, 'operator', name, '', null from operator
    )
    select s.subject, s.kind, s.name, s.of, s.cabin, coalesce(h.pictures, 0) as pictures
    from subjects s left join shown h using (subject) order by s.rank, s.name, s.cabin`);
}
