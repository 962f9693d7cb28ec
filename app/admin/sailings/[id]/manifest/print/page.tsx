import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ManifestDocument } from "#components/admin/manifest/manifest-document";
import { ManifestOver } from "#components/admin/manifest/manifest-over";
import { PrintButton } from "#components/booking/print-button";
import { openManifest } from "../../../../../_page/open-manifest";
import { staffPage } from "../../../../../_page/staff-page";

export const metadata: Metadata = { title: "Manifest to print" };

type Props = { params: Promise<{ id: string }> };

export default async function PrintedManifestPage({ params }: Props) {
  const staff = await staffPage("check_in");
  const { id } = await params;
  const opened = await openManifest(staff, id, "print");
  if (!opened) notFound();
  if (!opened.manifest) return <ManifestOver sailing={opened.sailing} />;
  return (
    <ManifestDocument manifest={opened.manifest} printedAt={new Date()}>
      <a href={`/admin/sailings/${id}/manifest`}>Back to the manifest</a>
      <PrintButton label="Print" />
    </ManifestDocument>
  );
}
