import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { AdminShell } from "#components/admin/admin-shell";
import { FailureWordsProvider } from "#components/site/failure-words";
import { staffOf } from "#lib/account/staff-of";
import { messagesOf } from "#lib/language/messages";
import { translator } from "#lib/language/translator";
import { faces } from "../fonts";
import "../tokens.css";
import "../base.css";
import "../faces.css";

export const metadata: Metadata = {
  title: { default: "Gangway staff", template: "%s · Gangway staff" },
  robots: "noindex",
};

/** The back office speaks English. It decides nothing about access: every page asks for its staff itself. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const staff = await staffOf(await headers());
  return (
    <html lang="en" className={faces}>
      <body>
        <a className="skip-link" href="#content">
          {translator("en", "site")("skip")}
        </a>
        <AdminShell staff={staff}>
          <FailureWordsProvider words={messagesOf("en").failure}>{children}</FailureWordsProvider>
        </AdminShell>
      </body>
    </html>
  );
}
