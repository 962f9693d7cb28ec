import { createHash } from "node:crypto";
import type { Executor } from "#db/client";
import { slugFor } from "./name-port";

export type KnownFeed = { id: number; key: string; operator: { code: string; name: string } };

type Named = { operator: string; key: string };

/** The operator's feed of this key, if there is one. */
export async function findFeed(
  sql: Executor,
  { operator, key }: Named,
): Promise<KnownFeed | undefined> {
  const found = await findOperatorNamed(sql, operator);
  if (!found) return undefined;
  const [feed] = await sql<{ id: number }[]>`
    select id from timetable_feed where operator_code = ${found.code} and key = ${key}`;
  return feed && { id: feed.id, key, operator: found };
}

/** Makes the feed, and the operator if there is none of this code, slug or name. */
export async function makeFeed(sql: Executor, { operator, key }: Named): Promise<KnownFeed> {
  const owner = (await findOperatorNamed(sql, operator)) ?? (await makeOperator(sql, operator));
  const [feed] = await sql<{ id: number }[]>`
    insert into timetable_feed (operator_code, key) values (${owner.code}, ${key}) returning id`;
  return { id: feed?.id as number, key, operator: owner };
}

async function findOperatorNamed(sql: Executor, named: string) {
  const [found] = await sql<{ code: string; name: string }[]>`
    select code, name from operator
    where lower(code) = lower(${named}) or slug = lower(${named}) or lower(name) = lower(${named})
    order by lower(code) = lower(${named}) desc, slug = lower(${named}) desc limit 1`;
  return found;
}

async function makeOperator(sql: Executor, name: string) {
  const taken = await sql<{ code: string; slug: string }[]>`select code, slug from operator`;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 6);
  const slug = slugFor({ name, kind: "operator", code: hash }, (one) =>
    taken.some((other) => other.slug === one),
  );
  const short = slug.replaceAll("-", "").slice(0, 12).toUpperCase();
  const code = taken.some((other) => other.code === short) ? hash.toUpperCase() : short;
  // Nothing is agreed with it: should it ever be sold, it says yes first.
  await sql`
    insert into operator (code, name, slug, booking_mode) values (${code}, ${name}, ${slug}, 'on_request')`;
  return { code, name };
}
