import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { StaffSignIn } from "#components/admin/staff-sign-in";
import { PlainPage } from "#components/ui/plain-page";
import { WordsProvider } from "#components/ui/words-provider";
import { staffOf } from "#lib/account/staff-of";
import { pickMessages } from "#lib/language/messages";
import { translator } from "#lib/language/translator";

export const metadata: Metadata = { title: translator("en", "staff")("sign_in_title") };

export default async function StaffSignInPage() {
  if (await staffOf(await headers())) redirect("/admin");
  const t = translator("en", "staff");
  return (
    <PlainPage title={t("sign_in_title")} lead={t("sign_in_lead")}>
      <WordsProvider locale="en" messages={pickMessages("en", ["staff", "errors", "fields"])}>
        <StaffSignIn />
      </WordsProvider>
    </PlainPage>
  );
}
