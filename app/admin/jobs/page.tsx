import type { Metadata } from "next";
import { JobsNav } from "#components/admin/jobs/jobs-nav";
import { WorkNow } from "#components/admin/jobs/work-now";
import { PageHead } from "#components/admin/parts/page-head";
import { database } from "#db/client";
import { readWork } from "#lib/office/jobs/read-work";
import { staffPage } from "../../_page/staff-page";

export const metadata: Metadata = { title: "Jobs" };

export default async function JobsPage() {
  await staffPage("jobs");
  const now = new Date();
  const work = await readWork(database().sql, now);
  return (
    <>
      <PageHead title="Jobs" lead="What is done in the background, and how it stands now." />
      <JobsNav />
      <WorkNow initial={{ data: work, as_of: now.toISOString() }} />
    </>
  );
}
