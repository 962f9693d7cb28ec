"use client";

import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button";
import { Dialog } from "../parts/dialog";

/** A button with the question it asks first; `children` close it when what was wished for has happened. */
export function Act({
  label,
  title,
  look = "quiet",
  children,
}: {
  label: string;
  title: string;
  look?: "quiet" | "danger";
  children: (close: () => void) => ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button look={look} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog title={title} isOpen={isOpen} onClose={close}>
        {children(close)}
      </Dialog>
    </>
  );
}

/** What was typed into a form's field. */
export function typed(form: HTMLFormElement, name: string): string {
  return String(new FormData(form).get(name) ?? "").trim();
}
