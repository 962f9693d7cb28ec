"use client";

import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button";
import { Dialog } from "../parts/dialog";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";

type Props = {
  /** What is done, in a few words: the button that opens it and the dialog's name. */
  title: string;
  /** The button that does it. */
  action: string;
  isDanger?: boolean;
  path: string;
  /** The body that is sent, from what the form says; null: nothing to send. */
  bodyOf: (form: FormData) => unknown;
  /** The next request, where one change is followed by another. */
  after?: (form: FormData) => { path: string; body: unknown } | null;
  children: ReactNode;
};

/** A change of a sailing: a button, and a dialog that says what follows from it before it is done. */
export function ChangeDialog({ title, action, isDanger, path, bodyOf, after, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { send, isBusy, refusal, forget } = useChange();
  const close = () => {
    setOpen(false);
    forget();
  };
  async function change(form: FormData) {
    const body = bodyOf(form);
    if (body === null) return close();
    if (!(await send("POST", path, body))) return;
    const next = after?.(form);
    if (next && !(await send("POST", next.path, next.body))) return;
    close();
  }
  return (
    <>
      <Button look={isDanger ? "danger" : "quiet"} onClick={() => setOpen(true)}>
        {title}
      </Button>
      <Dialog title={title} isOpen={isOpen} onClose={close}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!isBusy) void change(new FormData(event.currentTarget));
          }}
        >
          {children}
          <RefusalNote refusal={refusal} />
          <div>
            <Button type="submit" look={isDanger ? "danger" : "main"} isBusy={isBusy}>
              {action}
            </Button>{" "}
            <Button look="quiet" onClick={close}>
              Leave it
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
