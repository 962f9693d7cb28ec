import type { Metadata } from "next";
import { JobsNav } from "#components/admin/jobs/jobs-nav";
import { WaitingList } from "#components/admin/jobs/waiting-list";
import { PageHead } from "#components/admin/parts/page-head";
import { database } from "#db/client";
import { listWaiting } from "#lib/office/jobs/list-waiting";
import { staffPage } from "../../../_page/staff-page";

export const metadata: Metadata = { title: "What waits" };

export default async function WaitingPage() {
  const { role } = await staffPage("jobs");
  const now = new Date();
  const waiting = await listWaiting(database().sql);
  return (
    <>
      <PageHead
        title="What waits"
        lead="For its time, or for its sending. Payments, refunds, operators and tickets always go out."
      />
      <JobsNav />
      <WaitingList
        initial={{ data: waiting, as_of: now.toISOString() }}
        canPurge={role === "admin"}
      />
    </>
  );
}
