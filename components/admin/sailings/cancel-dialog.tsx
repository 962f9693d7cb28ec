"use client";

import { useState } from "react";
import { Button } from "#components/ui/button";
import { TextField } from "#components/ui/text-field";
import type { CancellationPreview } from "#lib/office/sailings/preview-cancellation";
import type { SailingDetail } from "#lib/office/sailings/read-sailing";
import { Dialog } from "../parts/dialog";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";
import { useLive } from "../use-live";
import { CancelConsequences } from "./cancel-consequences";
import { CancelWish, type Wish } from "./cancel-wish";

type Props = {
  sailing: SailingDetail /** It is cancelled already: only who is left is decided on. */;
  isAgain?: boolean;
};

/** Cancels a sailing with all that follows, after saying what that is. */
export function CancelDialog({ sailing, isAgain = false }: Props) {
  const [isOpen, setOpen] = useState(false);
  const title = isAgain ? "Decide for those left" : "Cancel the sailing";
  return (
    <>
      <Button look={isAgain ? "quiet" : "danger"} onClick={() => setOpen(true)}>
        {title}
      </Button>
      <Dialog title={title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <CancelForm
          sailing={sailing}
          title={title}
          isAgain={isAgain}
          onDone={() => setOpen(false)}
        />
      </Dialog>
    </>
  );
}

function CancelForm({
  sailing,
  title,
  isAgain,
  onDone,
}: {
  sailing: SailingDetail;
  title: string;
  isAgain: boolean;
  onDone: () => void;
}) {
  const path = `/sailings/${sailing.id}`;
  const { data, error } = useLive<{ data: CancellationPreview }>(`${path}/cancellation-preview`);
  const [wish, setWish] = useState<Wish>({ wish: isAgain ? "refund" : "choose" });
  const { send, isBusy, refusal } = useChange();
  if (!data) return <p>{error?.message ?? "Counting…"}</p>;
  async function cancel(reason: string) {
    if (await send("POST", `${path}/cancellation`, { ...wish, reason })) onDone();
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void cancel(String(new FormData(event.currentTarget).get("reason") ?? ""));
      }}
    >
      {data.data.confirmed > 0 && (
        <CancelWish preview={data.data} wish={wish} onWish={setWish} isAgain={isAgain} />
      )}
      <CancelConsequences preview={data.data} wish={wish} isAgain={isAgain} />
      <TextField
        id="reason"
        name="reason"
        label="Why, for our own books"
        minLength={3}
        maxLength={300}
        required
        autoComplete="off"
      />
      <RefusalNote refusal={refusal} />
      <div>
        <Button type="submit" look="danger" isBusy={isBusy}>
          {title}
        </Button>{" "}
        <Button look="quiet" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
