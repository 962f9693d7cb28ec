import type { Metadata } from "next";
import Link from "next/link";
import { PageHead } from "#components/admin/parts/page-head";
import { ActionList } from "#components/admin/staff/action-list";
import { database } from "#db/client";
import { findStaff } from "#lib/office/staff/find-staff";
import { firstRows } from "../../../_page/first-rows";
import { staffPage } from "../../../_page/staff-page";
import { actionList } from "../../../api/v1/staff/actions/list";

export const metadata: Metadata = { title: "What staff did" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function StaffLogPage({ searchParams }: Props) {
  await staffPage("staff");
  const [initial, people] = await Promise.all([
    firstRows("/actions", await searchParams, actionList),
    findStaff(database().sql, {}, { limit: 200, offset: 0 }),
  ]);
  return (
    <>
      <PageHead title="What staff did" lead="Every change, with what was before and after">
        <Link href="/admin/staff" prefetch={false}>
          Staff
        </Link>
      </PageHead>
      <ActionList people={people.rows.map(({ id, name }) => ({ id, name }))} initial={initial} />
    </>
  );
}
