import type { Metadata } from "next";
import Link from "next/link";
import { PageHead } from "#components/admin/parts/page-head";
import { PeopleList } from "#components/admin/staff/people-list";
import { firstRows } from "../../_page/first-rows";
import { staffPage } from "../../_page/staff-page";
import { peopleList } from "../../api/v1/staff/people/list";

export const metadata: Metadata = { title: "Staff" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function StaffPage({ searchParams }: Props) {
  const { id } = await staffPage("staff");
  const initial = await firstRows("/people", await searchParams, peopleList);
  return (
    <>
      <PageHead title="Staff" lead="Who may do what in the back office">
        <Link href="/admin/staff/log" prefetch={false}>
          What staff did
        </Link>
      </PageHead>
      <PeopleList ownId={id} initial={initial} />
    </>
  );
}
