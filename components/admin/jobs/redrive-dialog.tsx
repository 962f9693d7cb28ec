"use client";

import { useState } from "react";
import { Button } from "#components/ui/button";
import type { RedriveProgress } from "#lib/office/jobs/read-redrive";
import { Dialog } from "../parts/dialog";
import { LoadBar } from "../parts/load-bar";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";
import { useLive } from "../use-live";
import type { Wish } from "./redrive-wish";

type Props = { wish: Wish; onClose: () => void };
type Answer = { data: { id: string; driven: number } };

/** Asks whether dead letters shall be driven again, does it, and shows how far they have come. */
export function RedriveDialog({ wish, onClose }: Props) {
  const { send, isBusy, refusal } = useChange<Answer>();
  const [batches, setBatches] = useState<{ id: string; driven: number }[] | null>(null);
  async function drive() {
    const done: { id: string; driven: number }[] = [];
    // 500 at most go at once: the rest goes right behind them.
    for (let left = wish.count; left > 0; left -= 500) {
      const answer = await send("POST", "/redrives", { ...wish.body });
      if (!answer) break;
      if (answer.data.driven > 0) done.push(answer.data);
      setBatches([...done]);
      if (answer.data.driven < 500) break;
    }
  }
  const many = (count: number) => (count === 1 ? "1 dead letter" : `${count} dead letters`);
  return (
    <Dialog title={`Drive ${many(wish.count)} again`} isOpen onClose={onClose}>
      {batches === null ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void drive();
          }}
        >
          <p>
            {wish.about}. Each is tried again from its beginning, once, however often this is asked;
            what was done meanwhile is left as it is. It is written down under your name.
          </p>
          <RefusalNote refusal={refusal} />
          <Button type="submit" isBusy={isBusy}>
            Drive them again
          </Button>
        </form>
      ) : (
        <div aria-live="polite">
          {batches.length === 0 && <p>There was nothing left to drive: somebody was faster.</p>}
          {batches.map(({ id, driven }) => (
            <Progress key={id} id={id} driven={driven} />
          ))}
          <RefusalNote refusal={refusal} />
          <Button look="quiet" onClick={onClose}>
            Close
          </Button>
        </div>
      )}
    </Dialog>
  );
}

function Progress({ id, driven }: { id: string; driven: number }) {
  const { data } = useLive<{ data: RedriveProgress }>(`/redrives/${id}`, undefined, 1_000);
  const { done, failed, total } = data?.data ?? { done: 0, failed: 0, total: driven };
  return (
    <div>
      <p>{`${driven} driven again. ${done} done, ${failed} failed, ${total - done - failed} on their way.`}</p>
      <LoadBar taken={done + failed} of={total} label="How many have come to an end" />
    </div>
  );
}
