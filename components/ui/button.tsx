import type { ButtonHTMLAttributes } from "react";
import styles from "./action.module.css";

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "style"> & {
  look?: "main" | "quiet";
};

export function Button({ look = "main", type = "button", ...button }: Props) {
  return <button type={type} {...button} className={`${styles.action} ${styles[look]}`} />;
}
