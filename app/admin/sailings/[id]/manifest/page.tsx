import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FlaggedScans } from "#components/admin/manifest/flagged-scans";
import { ManifestOver } from "#components/admin/manifest/manifest-over";
import { ManifestView } from "#components/admin/manifest/manifest-view";
import { PageHead } from "#components/admin/parts/page-head";
import { ActionLink } from "#components/ui/action-link";
import { openManifest } from "../../../../_page/open-manifest";
import { staffPage } from "../../../../_page/staff-page";

export const metadata: Metadata = { title: "Manifest" };

type Props = { params: Promise<{ id: string }> };

/** Rows that the page is drawn with; the browser asks for all of them at once. */
const firstRows = 60;

export default async function ManifestPage({ params }: Props) {
  const staff = await staffPage("check_in");
  const { id } = await params;
  const opened = await openManifest(staff, id, "open");
  if (!opened) notFound();
  if (!opened.manifest) return <ManifestOver sailing={opened.sailing} />;
  const { manifest } = opened;
  const { sailing } = manifest;
  const day = new Intl.DateTimeFormat("en-GB", {
    dateStyle: "full",
    timeStyle: "short",
    timeZone: sailing.from.zone,
  }).format(new Date(sailing.departs_at));
  return (
    <>
      <PageHead
        title={`${sailing.from.name} → ${sailing.to.name}`}
        lead={`Manifest · ${day} · ${sailing.vessel}, ${sailing.operator}`}
      >
        <a href={`/api/v1/staff/sailings/${id}/manifest?format=csv`} download data-key="e">
          Export CSV
        </a>
        <ActionLink href={`/admin/sailings/${id}/manifest/print`}>Print</ActionLink>
      </PageHead>
      <FlaggedScans sailingId={id} zone={sailing.from.zone} />
      <ManifestView
        first={{ ...manifest, people: manifest.people.slice(0, firstRows) }}
        sailingId={id}
      />
    </>
  );
}
