"use client";

import { Button } from "#components/ui/button";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";

/** Says that one looks after these alerts; others see it at once. */
export function Acknowledge({ ids, onDone }: { ids: string[]; onDone?: () => void }) {
  const { send, isBusy, refusal } = useChange();
  async function acknowledge() {
    for (const id of ids) {
      if (!(await send("POST", `/alerts/${id}/acknowledgement`))) return;
    }
    onDone?.();
  }
  return (
    <>
      <Button look="quiet" isBusy={isBusy} onClick={acknowledge}>
        {ids.length > 1 ? `Look after these ${ids.length}` : "I look after it"}
      </Button>
      <RefusalNote refusal={refusal} />
    </>
  );
}
