import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TariffView } from "#components/admin/fares/tariff-view";
import { database } from "#db/client";
import { readTariff } from "#lib/office/fares/read-tariff";
import { staffPage } from "../../../_page/staff-page";

export const metadata: Metadata = { title: "Tariff" };

export default async function TariffPage({ params }: { params: Promise<{ id: string }> }) {
  const { role } = await staffPage("fares");
  const { id } = await params;
  const tariff = /^\d{1,9}$/.test(id) ? await readTariff(database().sql, Number(id)) : null;
  if (!tariff) notFound();
  return <TariffView initial={{ data: tariff }} mayChange={role === "admin" || role === "sales"} />;
}
