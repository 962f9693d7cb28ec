import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { JobsNav } from "#components/admin/jobs/jobs-nav";
import { RunView } from "#components/admin/jobs/run-view";
import { database } from "#db/client";
import { readRun } from "#lib/office/jobs/read-run";
import { staffPage } from "../../../../_page/staff-page";

export const metadata: Metadata = { title: "Run" };

type Props = { params: Promise<{ id: string }> };

export default async function RunPage({ params }: Props) {
  await staffPage("jobs");
  const { id } = await params;
  const run = await readRun(database().sql, decodeURIComponent(id));
  if (!run) notFound();
  return (
    <>
      <JobsNav />
      <RunView initial={run} />
    </>
  );
}
