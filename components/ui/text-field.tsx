import type { ComponentProps } from "react";
import { controlProps, Field, type FieldWords } from "./field";

type Props = FieldWords & Omit<ComponentProps<"input">, "id" | "className" | "style">;

export function TextField({ id, label, hint, error, ...input }: Props) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input type="text" {...input} {...controlProps({ id, hint, error })} />
    </Field>
  );
}
