import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeadLetterView } from "#components/admin/jobs/dead-letter-view";
import { JobsNav } from "#components/admin/jobs/jobs-nav";
import { database } from "#db/client";
import { readDeadLetter } from "#lib/office/jobs/read-dead-letter";
import { staffPage } from "../../../../_page/staff-page";

export const metadata: Metadata = { title: "Dead letter" };

type Props = { params: Promise<{ id: string }> };

export default async function DeadLetterPage({ params }: Props) {
  const { role } = await staffPage("jobs");
  const { id } = await params;
  const letter = await readDeadLetter(database().sql, id);
  if (!letter) notFound();
  return (
    <>
      <JobsNav />
      <DeadLetterView initial={letter} canRedrive={role === "admin" || role === "sales"} />
    </>
  );
}
