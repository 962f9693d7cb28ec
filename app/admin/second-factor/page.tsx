import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { EnrolSecondFactor } from "#components/admin/enrol-second-factor";
import { PlainPage } from "#components/ui/plain-page";
import { WordsProvider } from "#components/ui/words-provider";
import { readSession } from "#lib/account/read-session";
import { isStaffRole } from "#lib/audit/staff-role";
import { pickMessages } from "#lib/language/messages";
import { translator } from "#lib/language/translator";

export const metadata: Metadata = { title: translator("en", "staff")("enrol_title") };

/** The one page an admin without a second factor can reach. */
export default async function SecondFactorPage() {
  const session = await readSession(await headers());
  if (!session || !isStaffRole(session.account.role)) redirect("/admin/sign-in");
  if (session.account.hasSecondFactor) redirect("/admin");
  const t = translator("en", "staff");
  return (
    <PlainPage title={t("enrol_title")} lead={t("enrol_lead")}>
      <WordsProvider locale="en" messages={pickMessages("en", ["staff", "errors", "fields"])}>
        <EnrolSecondFactor />
      </WordsProvider>
    </PlainPage>
  );
}
