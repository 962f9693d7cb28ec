import type { ComponentProps } from "react";
import styles from "./action.module.css";

type Props = Omit<ComponentProps<"button">, "className" | "style"> & {
  /** danger: what cannot be undone. */
  look?: "main" | "quiet" | "danger";
  /** At work: does nothing more, but keeps the keyboard's place on the page, as `disabled` would not. */
  isBusy?: boolean;
};

export function Button({
  look = "main",
  type = "button",
  isBusy = false,
  onClick,
  ...button
}: Props) {
  return (
    <button
      type={type}
      {...button}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
      className={`${styles.action} ${styles[look]}`}
    />
  );
}
