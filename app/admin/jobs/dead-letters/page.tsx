import type { Metadata } from "next";
import { DeadLetterList } from "#components/admin/jobs/dead-letter-list";
import { JobsNav } from "#components/admin/jobs/jobs-nav";
import { PageHead } from "#components/admin/parts/page-head";
import { database } from "#db/client";
import { deadLetterKinds } from "#lib/office/jobs/list-dead-letters";
import { firstRows } from "../../../_page/first-rows";
import { staffPage } from "../../../_page/staff-page";
import { deadLetterList } from "../../../api/v1/staff/dead-letters/list";

export const metadata: Metadata = { title: "Dead letters" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DeadLettersPage({ searchParams }: Props) {
  const { role } = await staffPage("jobs");
  const [initial, kinds] = await Promise.all([
    firstRows("/dead-letters", await searchParams, deadLetterList),
    deadLetterKinds(database().sql),
  ]);
  return (
    <>
      <PageHead
        title="Dead letters"
        lead="Work that failed in every try. Mend its cause, then drive it again."
      />
      <JobsNav />
      <DeadLetterList
        initial={initial}
        kinds={kinds}
        canRedrive={role === "admin" || role === "sales"}
      />
    </>
  );
}
