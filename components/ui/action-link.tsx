import type { AnchorHTMLAttributes } from "react";
import styles from "./action.module.css";

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "className" | "style"> & {
  look?: "main" | "quiet";
};

/** A link that looks like the action it is. */
export function ActionLink({ look = "main", children, ...anchor }: Props) {
  return (
    <a {...anchor} className={`${styles.action} ${styles[look]}`}>
      {children}
    </a>
  );
}
