import type { Metadata } from "next";
import { OperatorTable } from "#components/admin/operators/operator-table";
import { PageHead } from "#components/admin/parts/page-head";
import { database } from "#db/client";
import { listOperatorHealth } from "#lib/office/operators/list-operator-health";
import { staffPage } from "../../_page/staff-page";

export const metadata: Metadata = { title: "Operators" };

export default async function OperatorsPage() {
  await staffPage("operators");
  const data = await listOperatorHealth(database().sql);
  return (
    <>
      <PageHead title="Operators" lead="How their systems answer us, and what waits for them" />
      <OperatorTable initial={{ data, as_of: new Date().toISOString() }} />
    </>
  );
}
