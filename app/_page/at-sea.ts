import { fleet } from "#lib/voyage/fleet";
import { seaPaths } from "#lib/voyage/sea-paths";
import type { AtSea } from "../../components/search/at-sea";
import type { pageContext } from "./context";
import { orWithout } from "./or-without";

/**
 * What pictures of journeys are drawn from, remembered for all pages. Without the database there are
 * no pictures, and still the words.
 */
export async function atSea({ sql }: Pick<ReturnType<typeof pageContext>, "sql">): Promise<AtSea> {
  const known = Promise.all([fleet(sql), seaPaths(sql)]);
  const [ships, paths] = await orWithout(known, [[], new Map()]);
  return { fleet: ships, paths };
}
