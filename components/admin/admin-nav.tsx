import { translator } from "#lib/language/translator";
import styles from "./admin-header.module.css";

type Role = "admin" | "sales" | "port_agent" | "read_only";

/** The back office's pages, by who may read them; an admin may read all. */
const pages: { href: string; word: "today"; roles: Role[] }[] = [
  { href: "/admin", word: "today", roles: ["sales", "port_agent", "read_only"] },
];

export function AdminNav({ role }: { role: Role }) {
  const t = translator("en", "staff");
  const shown = pages.filter(({ roles }) => role === "admin" || roles.includes(role));
  return (
    <nav aria-label={t("navigation")} className={styles.links}>
      {shown.map(({ href, word }) => (
        <a key={href} href={href}>
          {t(`pages.${word}`)}
        </a>
      ))}
    </nav>
  );
}
