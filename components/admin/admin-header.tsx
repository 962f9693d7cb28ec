import { translator } from "#lib/language/translator";
import styles from "./admin-header.module.css";
import { AdminNav } from "./admin-nav";
import { SignOut } from "./sign-out";

type Props = {
  staff: { name: string; role: "admin" | "sales" | "port_agent" | "read_only" } | null;
};

/** Where one is, who one is, and the way out. */
export function AdminHeader({ staff }: Props) {
  const t = translator("en", "staff");
  return (
    <header className={`${styles.header} no-print`}>
      <div className={`wrap ${styles.row}`}>
        <a className={styles.name} href="/admin">
          {t("name")}
        </a>
        {staff && <AdminNav role={staff.role} />}
        {staff && (
          <p className={styles.who}>
            {staff.name}
            <span className="quiet small">{t(`roles.${staff.role}`)}</span>
            <SignOut label={t("sign_out")} />
          </p>
        )}
      </div>
    </header>
  );
}
