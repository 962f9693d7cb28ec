import type { World } from "./world";

type PortPlan = { code: string; slug: string; country?: string; zone?: string; name?: string };

/** Adds ports to a test world. */
export async function addPorts({ sql }: World, ports: PortPlan[]): Promise<void> {
  for (const {
    code,
    slug,
    country = code.slice(0, 2),
    zone = "Europe/Paris",
    name = slug,
  } of ports) {
    await sql`insert into port (code, slug, name, country, latitude, longitude, zone)
      values (${code}, ${slug}, ${name}, ${country}, 43, 6, ${zone})`;
  }
}

/** Adds routes of an operator, with the tariff that the others of a test world have. */
export async function addRoutes(
  { sql }: World,
  operator: string,
  pairs: [from: string, to: string][],
): Promise<void> {
  for (const [from, to] of pairs) {
    await sql`
      with model as (select id from tariff where operator_code = ${operator} limit 1),
      made as (
        insert into route (from_port, to_port, distance_nm, path)
        select ${from}, ${to}, distance_nm, path from route limit 1 returning id),
      laid as (
        insert into tariff (operator_code, route_id, currency)
        select ${operator}, made.id, 'EUR' from made returning id)
      insert into tariff_item (tariff_id, item, amount_minor)
      select laid.id, t.item, t.amount_minor from laid, tariff_item t join model on model.id = t.tariff_id`;
  }
}

/** Adds a group of ports, or a country, with its English name. */
export async function addPlace(
  { sql }: World,
  place: { slug: string; kind?: "group" | "country"; name: string; ports: string[] },
): Promise<void> {
  const { slug, kind = "group", name, ports } = place;
  await sql`insert into place (slug, kind, name, country)
    values (${slug}, ${kind}, ${name}, ${(ports[0] ?? "").slice(0, 2)})`;
  for (const code of ports) {
    await sql`insert into place_port (place_slug, port_code) values (${slug}, ${code})`;
  }
  await sql`insert into place_name (place_slug, language, name, key, shown)
    values (${slug}, 'en', ${name}, lower(unaccent(${name})), true)`;
}
