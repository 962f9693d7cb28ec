import type { Metadata } from "next";
import { PageHead } from "#components/admin/parts/page-head";
import { SailingList } from "#components/admin/sailings/sailing-list";
import { database } from "#db/client";
import { listOperators } from "#lib/operator/list-operators";
import { listPorts } from "#lib/port/list-ports";
import { firstRows } from "../../_page/first-rows";
import { staffPage } from "../../_page/staff-page";
import { sailingList } from "../../api/v1/staff/sailings/list";

export const metadata: Metadata = { title: "Sailings" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SailingsPage({ searchParams }: Props) {
  await staffPage("sailings");
  const { sql } = database();
  const [initial, ports, operators] = await Promise.all([
    firstRows("/sailings", await searchParams, sailingList),
    listPorts(sql, "en"),
    listOperators(sql),
  ]);
  return (
    <>
      <PageHead
        title="Sailings"
        lead="From today on, unless a day is chosen. Times are the departure port's."
      />
      <SailingList
        initial={initial}
        ports={ports.map(({ code, name }) => ({ code, name }))}
        operators={operators.map(({ code, name }) => ({ code, name }))}
      />
    </>
  );
}
