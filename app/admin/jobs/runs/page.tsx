import type { Metadata } from "next";
import { JobsNav } from "#components/admin/jobs/jobs-nav";
import { RunList } from "#components/admin/jobs/run-list";
import { PageHead } from "#components/admin/parts/page-head";
import { database } from "#db/client";
import { functionsSeen } from "#lib/office/jobs/list-runs";
import { firstRows } from "../../../_page/first-rows";
import { staffPage } from "../../../_page/staff-page";
import { runList } from "../../../api/v1/staff/runs/list";

export const metadata: Metadata = { title: "Runs" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RunsPage({ searchParams }: Props) {
  await staffPage("jobs");
  const [initial, functions] = await Promise.all([
    firstRows("/runs", await searchParams, runList),
    functionsSeen(database().sql),
  ]);
  return (
    <>
      <PageHead
        title="Runs"
        lead="Of the last 24 hours, unless another time or a booking is named."
      />
      <JobsNav />
      <RunList initial={initial} functions={functions} />
    </>
  );
}
