import styles from "./link-list.module.css";
import type { Linked } from "./views";

/** Names that lead somewhere, in columns. */
export function LinkList({ links }: { links: Linked[] }) {
  return (
    <ul className={styles.links}>
      {links.map(({ name, href }) => (
        <li key={href}>
          <a href={href}>{name}</a>
        </li>
      ))}
    </ul>
  );
}
