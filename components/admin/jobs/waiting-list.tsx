"use client";

import { useState } from "react";
import { Button } from "#components/ui/button";
import { TextField } from "#components/ui/text-field";
import type { WaitingRow } from "#lib/office/jobs/list-waiting";
import type { Column } from "../list/column";
import { Dialog } from "../parts/dialog";
import { Moment } from "../parts/moment";
import { RefusalNote } from "../parts/refusal-note";
import { SmallTable } from "../parts/small-table";
import { useChange } from "../use-change";
import { useLive } from "../use-live";
import { nameWords } from "./job-words";

type Body = { data: WaitingRow[]; as_of: string };
type Props = { initial: Body; canPurge: boolean };

const whats: Record<WaitingRow["what"], string> = {
  mail: "Mail",
  offer: "Offer by mail",
  event: "Event",
  webhook: "Webhook",
};

/** What waits for its time or for its sending, and a way to drop what nobody needs. */
export function WaitingList({ initial, canPurge }: Props) {
  const path = "/waiting";
  const { data = initial } = useLive<Body>(path, { path, body: initial });
  const [dropped, setDropped] = useState<WaitingRow | null>(null);
  const columns: Column<WaitingRow>[] = [
    { id: "kind", header: "What", cell: ({ kind }) => nameWords(kind) },
    { id: "what", header: "Sort", cell: ({ what }) => whats[what] },
    {
      id: "count",
      header: "How many",
      isFigure: true,
      cell: ({ count }) => `${count.toLocaleString("en")}${count >= 20_000 ? "+" : ""}`,
    },
    { id: "due", header: "Due now", isFigure: true, cell: ({ due }) => due.toLocaleString("en") },
    {
      id: "tried",
      header: "Tried in vain",
      isFigure: true,
      isWide: true,
      cell: ({ tried }) => tried.toLocaleString("en"),
    },
    { id: "next", header: "Next", isWide: true, cell: ({ next_at }) => <Moment at={next_at} /> },
    {
      id: "drop",
      header: "May be dropped",
      cell: (row) =>
        row.purge === null ? (
          <span className="quiet">No, it must go out</span>
        ) : canPurge ? (
          <Button look="quiet" onClick={() => setDropped(row)}>
            Drop these
          </Button>
        ) : (
          "By an administrator"
        ),
    },
  ];
  return (
    <>
      <SmallTable
        caption="What waits"
        columns={columns}
        rows={data.data}
        idOf={({ what, kind }) => `${what} ${kind}`}
        empty="Nothing waits: all that was to be sent has gone."
      />
      {dropped && <PurgeDialog row={dropped} onClose={() => setDropped(null)} />}
    </>
  );
}

function PurgeDialog({ row, onClose }: { row: WaitingRow; onClose: () => void }) {
  const { send, isBusy, refusal } = useChange<{ data: { purged: number } }>();
  const [purged, setPurged] = useState<number | null>(null);
  const count = Math.min(row.count, 10_000);
  async function drop(reason: string) {
    const answer = await send("POST", "/purges", { kind: row.purge, count, reason });
    if (answer) setPurged(answer.data.purged);
  }
  const mails = (number: number) =>
    `${number.toLocaleString("en")} ${number === 1 ? "mail" : "mails"}`;
  return (
    <Dialog title={`Drop ${mails(count)} that wait`} isOpen onClose={onClose}>
      {purged === null ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void drop(String(new FormData(event.currentTarget).get("reason") ?? ""));
          }}
        >
          <p>
            {`${mails(count)} of the kind “${nameWords(row.kind)}” will never be sent. This cannot be taken back. A mail that is being sent at this moment may still arrive.`}
          </p>
          <TextField id="reason" name="reason" label="Why" maxLength={300} required />
          <RefusalNote refusal={refusal} />
          <Button type="submit" look="danger" isBusy={isBusy}>
            {`Drop ${mails(count)}`}
          </Button>
        </form>
      ) : (
        <div aria-live="polite">
          <p>{`${mails(purged)} dropped, and written down under your name.`}</p>
          <Button look="quiet" onClick={onClose}>
            Close
          </Button>
        </div>
      )}
    </Dialog>
  );
}
