import type { ComponentProps } from "react";
import { controlProps, Field, type FieldWords } from "./field";

type Props = FieldWords & Omit<ComponentProps<"input">, "id" | "className" | "style">;

export function TextField({ id, label, hint, error, echo, ...input }: Props) {
  const said = error ? undefined : echo;
  return (
    <Field id={id} label={label} hint={hint} error={error} echo={said}>
      <input type="text" {...input} {...controlProps({ id, hint, error, echo: said })} />
    </Field>
  );
}
