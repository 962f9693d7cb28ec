import { DomainError } from "#lib/errors/domain-error";
import { fleet } from "#lib/voyage/fleet";
import { seaPaths } from "#lib/voyage/sea-paths";
import type { AtSea } from "../../components/search/at-sea";
import type { pageContext } from "./context";

/**
 * What pictures of journeys are drawn from, remembered for all pages. Without the database there are
 * no pictures, and still the words.
 */
export async function atSea({ sql }: Pick<ReturnType<typeof pageContext>, "sql">): Promise<AtSea> {
  try {
    const [ships, paths] = await Promise.all([fleet(sql), seaPaths(sql)]);
    return { fleet: ships, paths };
  } catch (error) {
    if (error instanceof DomainError && error.code === "service_unavailable") {
      return { fleet: [], paths: new Map() };
    }
    throw error;
  }
}
