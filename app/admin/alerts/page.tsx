import type { Metadata } from "next";
import { AlertList } from "#components/admin/alerts/alert-list";
import { PageHead } from "#components/admin/parts/page-head";
import { firstRows } from "../../_page/first-rows";
import { staffPage } from "../../_page/staff-page";
import { alertList } from "../../api/v1/staff/alerts/list";

export const metadata: Metadata = { title: "Alerts" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AlertsPage({ searchParams }: Props) {
  const { role } = await staffPage("alerts");
  const initial = await firstRows("/alerts", await searchParams, alertList);
  return (
    <>
      <PageHead
        title="Alerts"
        lead="What the platform noticed by itself. Most end by themselves when their cause is gone."
      />
      <AlertList initial={initial} canAcknowledge={role !== "read_only"} />
    </>
  );
}
