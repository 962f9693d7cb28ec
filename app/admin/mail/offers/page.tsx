import type { Metadata } from "next";
import Link from "next/link";
import { OfferDesk } from "#components/admin/mail/offer-desk";
import { PageHead } from "#components/admin/parts/page-head";
import { database } from "#db/client";
import { listOffers } from "#lib/office/mail/list-offers";
import { staffPage } from "../../../_page/staff-page";

export const metadata: Metadata = { title: "Offers" };

export default async function OffersPage() {
  const { role } = await staffPage("mail");
  const data = await listOffers(database().sql);
  return (
    <>
      <PageHead
        title="Offers"
        lead={`${data.subscribers.toLocaleString("en")} have asked for offers, each with a link that ends them`}
      >
        <Link href="/admin/mail" prefetch={false}>
          Mail
        </Link>
      </PageHead>
      <OfferDesk initial={{ data }} mayChange={role === "admin" || role === "sales"} />
    </>
  );
}
