"use client";

import { useState } from "react";
import { Button } from "#components/ui/button";
import { Dialog } from "../parts/dialog";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";

export type Clearing = { name: string; body: { from: string; to: string } | { all: true } };
type Cleared = { count: number | null; processes: number | null };

function clearedWords({ count, processes }: Cleared): string {
  if (count === null) {
    return "Redis is away. This process forgot its part at once; Redis is told as soon as it is back, and the others keep nothing for longer than a second meanwhile.";
  }
  const results = `${count} ${count === 1 ? "result" : "results"} cleared`;
  if (processes === null) return `${results}.`;
  return `${results}, in ${processes} ${processes === 1 ? "process" : "processes"}.`;
}

/** Asks whether kept searches shall be cleared, clears them, and says how many that were. */
export function ClearDialog({ clearing, onClose }: { clearing: Clearing; onClose: () => void }) {
  const { send, isBusy, refusal } = useChange<{ data: Cleared }>();
  const [cleared, setCleared] = useState<Cleared | null>(null);
  async function clear() {
    const answer = await send("POST", "/caches/clearances", clearing.body);
    if (answer) setCleared(answer.data);
  }
  return (
    <Dialog title={`Clear ${clearing.name}`} isOpen onClose={onClose}>
      {cleared === null ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void clear();
          }}
        >
          <p>
            The kept results go at once, in every process, and the next search is worked out afresh.
            Nothing else changes.
          </p>
          <RefusalNote refusal={refusal} />
          <Button type="submit" isBusy={isBusy}>
            {`Clear ${clearing.name}`}
          </Button>
        </form>
      ) : (
        <div aria-live="polite">
          <p>{clearedWords(cleared)}</p>
          <Button look="quiet" onClick={onClose}>
            Close
          </Button>
        </div>
      )}
    </Dialog>
  );
}
