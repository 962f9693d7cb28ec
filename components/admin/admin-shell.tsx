import type { ReactNode } from "react";
import { QueryProvider } from "#components/ui/query-provider";
import type { StaffRole } from "#lib/audit/staff-role";
import { translator } from "#lib/language/translator";
import { mayRead, type OfficePage, officePages } from "#lib/office/pages";
import { AdminNav } from "./admin-nav";
import styles from "./admin-shell.module.css";
import { OfficeKeys } from "./keys/office-keys";
import { LiveNote } from "./live-note";
import { SignOut } from "./sign-out";

type Props = { staff: { name: string; role: StaffRole } | null; children: ReactNode };

/** The back office around its pages: where one is, who one is, the way out. Strangers see its name alone. */
export function AdminShell({ staff, children }: Props) {
  const t = translator("en", "staff");
  const pages = (Object.keys(officePages) as OfficePage[]).filter(
    (page) => staff && mayRead(staff.role, page),
  );
  return (
    <div className={staff ? styles.shell : undefined}>
      <header className={`${styles.header} no-print`}>
        <a className={styles.name} href="/admin">
          {t("name")}
        </a>
        {staff && (
          <>
            <AdminNav pages={pages} label={t("navigation")} />
            <div className={styles.who}>
              <p>
                {staff.name}
                <span className="quiet small">{t(`roles.${staff.role}`)}</span>
              </p>
              <SignOut label={t("sign_out")} />
              <p className="quiet small">
                <kbd>?</kbd> for keys
              </p>
            </div>
            <OfficeKeys pages={pages} />
          </>
        )}
      </header>
      <main id="content" tabIndex={-1} className={staff ? styles.content : undefined}>
        <QueryProvider>
          {staff && <LiveNote />}
          {children}
        </QueryProvider>
      </main>
    </div>
  );
}
