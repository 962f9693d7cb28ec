"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { type OfficePage, officePages } from "#lib/office/pages";
import styles from "./admin-shell.module.css";

/** The back office's menu: the pages that somebody may read. */
export function AdminNav({ pages, label }: { pages: OfficePage[]; label: string }) {
  const here = usePathname();
  return (
    <nav aria-label={label}>
      <ul className={styles.menu}>
        {pages.map((page) => {
          const { href, label } = officePages[page];
          const isHere =
            href === "/admin" ? here === href : here === href || here.startsWith(`${href}/`);
          return (
            <li key={page}>
              <Link href={href} prefetch={false} aria-current={isHere ? "page" : undefined}>
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
