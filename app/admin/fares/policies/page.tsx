import type { Metadata } from "next";
import Link from "next/link";
import { PolicyList } from "#components/admin/fares/policy-list";
import { PageHead } from "#components/admin/parts/page-head";
import { database } from "#db/client";
import { listFareCodes } from "#lib/office/fares/list-fare-codes";
import { firstRows } from "../../../_page/first-rows";
import { staffPage } from "../../../_page/staff-page";
import { policyList } from "../../../api/v1/staff/policies/list";

export const metadata: Metadata = { title: "Conditions" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PoliciesPage({ searchParams }: Props) {
  const { role } = await staffPage("fares");
  const [initial, operators] = await Promise.all([
    firstRows("/policies", await searchParams, policyList),
    listFareCodes(database().sql),
  ]);
  return (
    <>
      <PageHead
        title="Conditions"
        lead="What comes back when, by window of sale and travel. What is sold keeps the conditions it was sold by."
      >
        <Link href="/admin/fares" prefetch={false}>
          Fares
        </Link>
      </PageHead>
      <PolicyList
        initial={initial}
        operators={operators}
        mayChange={role === "admin" || role === "sales"}
      />
    </>
  );
}
