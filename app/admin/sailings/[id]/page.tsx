import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SailingView } from "#components/admin/sailings/sailing-view";
import { database } from "#db/client";
import { readStaffSailing } from "#lib/office/sailings/read-sailing";
import { staffPage } from "../../../_page/staff-page";

export const metadata: Metadata = { title: "Sailing" };

export default async function SailingPage({ params }: { params: Promise<{ id: string }> }) {
  const { role } = await staffPage("sailings");
  const { id } = await params;
  const sailing = await readStaffSailing(database().sql, id);
  if (!sailing) notFound();
  return (
    <SailingView initial={{ data: sailing }} mayChange={role === "admin" || role === "sales"} />
  );
}
