import type { Metadata } from "next";
import Link from "next/link";
import { MailFigures } from "#components/admin/mail/mail-figures";
import { MailList } from "#components/admin/mail/mail-list";
import { Suppression } from "#components/admin/mail/suppression";
import { PageHead } from "#components/admin/parts/page-head";
import { Panel } from "#components/admin/parts/panel";
import { database } from "#db/client";
import { readMailFigures } from "#lib/office/mail/read-mail-figures";
import { firstRows } from "../../_page/first-rows";
import { staffPage } from "../../_page/staff-page";
import { mailList } from "../../api/v1/staff/mails/list";

export const metadata: Metadata = { title: "Mail" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MailPage({ searchParams }: Props) {
  const { role } = await staffPage("mail");
  const [initial, figures] = await Promise.all([
    firstRows("/mails", await searchParams, mailList),
    readMailFigures(database().sql),
  ]);
  return (
    <>
      <PageHead title="Mail" lead="What was sent to whom, and what came of it">
        <Link href="/admin/mail/offers" prefetch={false}>
          Offers
        </Link>
      </PageHead>
      <Panel id="figures" title="The last 24 hours">
        <MailFigures initial={{ data: figures }} />
      </Panel>
      <Panel id="mails" title="Mails">
        <MailList initial={initial} />
      </Panel>
      <Suppression mayChange={role === "admin" || role === "sales"} />
    </>
  );
}
