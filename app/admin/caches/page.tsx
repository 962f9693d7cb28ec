import type { Metadata } from "next";
import { CacheView } from "#components/admin/caches/cache-view";
import { PageHead } from "#components/admin/parts/page-head";
import { database } from "#db/client";
import { readCaches } from "#lib/office/caches/read-caches";
import { cache } from "#lib/redis/redis";
import { staffPage } from "../../_page/staff-page";

export const metadata: Metadata = { title: "Caches" };

type Props = { searchParams: Promise<{ minutes?: string | string[] }> };

export default async function CachesPage({ searchParams }: Props) {
  const { role } = await staffPage("caches");
  const asked = Number((await searchParams).minutes);
  const minutes = [5, 15, 60].includes(asked) ? asked : 15;
  const now = new Date();
  const data = await readCaches(database().sql, cache(), minutes);
  return (
    <>
      <PageHead
        title="Caches"
        lead="Searches are kept for five minutes, what is left on a sailing for one."
      />
      <CacheView
        minutes={minutes}
        initial={{ data, as_of: now.toISOString() }}
        canClear={role === "admin" || role === "sales"}
      />
    </>
  );
}
