import type { Metadata } from "next";
import Link from "next/link";
import { TariffList } from "#components/admin/fares/tariff-list";
import { PageHead } from "#components/admin/parts/page-head";
import { database } from "#db/client";
import { listOperators } from "#lib/operator/list-operators";
import { firstRows } from "../../_page/first-rows";
import { staffPage } from "../../_page/staff-page";
import { tariffList } from "../../api/v1/staff/fares/list";

export const metadata: Metadata = { title: "Fares" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FaresPage({ searchParams }: Props) {
  await staffPage("fares");
  const [initial, operators] = await Promise.all([
    firstRows("/fares", await searchParams, tariffList),
    listOperators(database().sql),
  ]);
  return (
    <>
      <PageHead title="Fares" lead="Tariffs before season and fare, a route each">
        <Link href="/admin/fares/policies" prefetch={false}>
          Conditions
        </Link>
      </PageHead>
      <TariffList
        initial={initial}
        operators={operators.map(({ code, name }) => ({ code, name }))}
      />
    </>
  );
}
