"use client";

import { useState } from "react";
import { Button } from "#components/ui/button";
import { TextField } from "#components/ui/text-field";
import { Dialog } from "../parts/dialog";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";

/** Closes an alert that nothing else ends, with a word on what was done. */
export function SettleAlert({ id }: { id: string }) {
  const [isOpen, setOpen] = useState(false);
  const { send, isBusy, refusal } = useChange();
  async function settle(note: string) {
    if (await send("POST", `/alerts/${id}/settlement`, { note })) setOpen(false);
  }
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        Close it
      </Button>
      <Dialog title="Close this alert" isOpen={isOpen} onClose={() => setOpen(false)}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void settle(String(new FormData(event.currentTarget).get("note") ?? ""));
          }}
        >
          <TextField id="note" name="note" label="What was done" maxLength={300} required />
          <RefusalNote refusal={refusal} />
          <Button type="submit" isBusy={isBusy}>
            Close the alert
          </Button>
        </form>
      </Dialog>
    </>
  );
}
