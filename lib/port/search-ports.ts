import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import { inLanguage, type Port } from "./port";
import { portDirectory } from "./port-directory";

/** Longer texts name no port and would only cost trigrams. */
const longestQuery = 80;

/**
 * Ports that `q` may mean, in any language we have names for, forgiving typos and accents: the code,
 * whole names, beginnings of names, beginnings of words, then likeness. An empty `q` gives the
 * ports with the most routes. Names are in `language`, falling back to English.
 * Throws `service_unavailable`.
 */
export async function searchPorts(
  executor: Executor,
  q: string,
  language: string,
  limit: number,
): Promise<Port[]> {
  const asked = q.replaceAll("\0", "").normalize("NFC").trim().slice(0, longestQuery);
  const rows = await withReading(
    asked === "" ? popular(executor, limit) : alike(executor, asked, limit),
  );
  const { byCode } = await portDirectory(executor);
  return rows.flatMap(({ code }) => {
    const port = byCode.get(code);
    return port ? [inLanguage(port, language)] : [];
  });
}

function popular(executor: Executor, limit: number): Promise<{ code: string }[]> {
  return executor<{ code: string }[]>`
    select p.code from port p
    left join route r on r.from_port = p.code
    group by p.code, p.name order by count(r.id) desc, p.name limit ${limit}`;
}

function alike(executor: Executor, asked: string, limit: number): Promise<{ code: string }[]> {
  return executor<{ code: string }[]>`
    with asked as (select lower(unaccent(${asked}::text)) as key, upper(${asked}::text) as code),
    scored as (
      select n.port_code as code,
        case
          when n.key = asked.key then 5
          when starts_with(n.key, asked.key) then 4
          when position(' ' || asked.key in translate(n.key, '(-/''', '    ')) > 0 then 3
          else greatest(similarity(n.key, asked.key), word_similarity(asked.key, n.key))
        end as score
      from port_name n, asked
      where n.key % asked.key or asked.key <% n.key or starts_with(n.key, asked.key)
        or position(' ' || asked.key in translate(n.key, '(-/''', '    ')) > 0
      union all
      select p.code, 6 from port p, asked where p.code = asked.code
    )
    select s.code from scored s join port p on p.code = s.code
    group by s.code, p.name
    order by max(s.score) desc, (select count(*) from route r where r.from_port = s.code) desc, p.name
    limit ${limit}`;
}
