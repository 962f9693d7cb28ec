"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import styles from "./sub-nav.module.css";

/** The pages below one of the menu's. */
export function SubNav({ label, pages }: { label: string; pages: [href: string, name: string][] }) {
  const here = usePathname();
  const own = pages
    .map(([href]) => href)
    .filter((href) => here === href || here.startsWith(`${href}/`))
    .sort((one, other) => other.length - one.length)[0];
  return (
    <nav aria-label={label} className={styles.nav}>
      <ul>
        {pages.map(([href, name]) => (
          <li key={href}>
            <Link href={href} prefetch={false} aria-current={href === own ? "page" : undefined}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
