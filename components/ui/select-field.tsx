import type { ReactNode, SelectHTMLAttributes } from "react";
import { controlProps, Field, type FieldWords } from "./field";

type Props = FieldWords &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, "id" | "className" | "style"> & {
    children: ReactNode;
  };

export function SelectField({ id, label, hint, error, children, ...select }: Props) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select {...select} {...controlProps({ id, hint, error })}>
        {children}
      </select>
    </Field>
  );
}
