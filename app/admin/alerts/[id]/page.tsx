import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AlertView } from "#components/admin/alerts/alert-view";
import { database } from "#db/client";
import { readAlert } from "#lib/office/alerts/read-alert";
import { staffPage } from "../../../_page/staff-page";

export const metadata: Metadata = { title: "Alert" };

type Props = { params: Promise<{ id: string }> };

export default async function AlertPage({ params }: Props) {
  const { role } = await staffPage("alerts");
  const { id } = await params;
  const alert = await readAlert(database().sql, id);
  if (!alert) notFound();
  const canSettle = role === "admin" || role === "sales";
  return <AlertView initial={alert} canAcknowledge={role !== "read_only"} canSettle={canSettle} />;
}
