"use client";

import { useState } from "react";
import { Button } from "#components/ui/button";
import { TextField } from "#components/ui/text-field";
import type { FlaggedScan } from "#lib/boarding/find-flagged";
import { Dialog } from "../parts/dialog";
import { Panel } from "../parts/panel";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";
import { useLive } from "../use-live";
import styles from "./manifest.module.css";
import { clockIn } from "./states";

const why: Record<string, string> = {
  double: "The same ticket passed twice",
  cancelled: "Passed without network, and was cancelled",
  undone: "Passed without network, and was taken back since",
  not_on_sailing: "Passed without network, and is not on this sailing",
  outside_hours: "Passed outside the hours of this sailing",
};

/** Scans that let people pass who should not have: each is looked at by a person, who says what they found. */
export function FlaggedScans({ sailingId, zone }: { sailingId: string; zone: string }) {
  const { data } = useLive<{ data: FlaggedScan[] }>(
    `/sailings/${sailingId}/flagged-scans`,
    undefined,
    10_000,
  );
  const [open, setOpen] = useState<FlaggedScan | null>(null);
  if (!data || data.data.length === 0) return null;
  return (
    <Panel id="flagged" title={`To look at: ${data.data.length}`}>
      <ul className={styles.flagged}>
        {data.data.map((scan) => (
          <li key={scan.scan_id}>
            <div>
              <p className={styles.flag}>{why[scan.flag] ?? scan.flag}</p>
              <p>{scan.names.join(", ")}</p>
              <p className="quiet small">
                {`${scan.reference} · passed at ${clockIn(scan.scanned_at, zone)} (${scan.device})`}
                {scan.counts &&
                  `; the first was at ${clockIn(scan.counts.scanned_at, zone)} (${scan.counts.device})`}
              </p>
            </div>
            <Button look="quiet" onClick={() => setOpen(scan)}>
              Looked at
            </Button>
          </li>
        ))}
      </ul>
      <Dialog title="What did you find?" isOpen={open !== null} onClose={() => setOpen(null)}>
        {open && <LookForm scan={open} onDone={() => setOpen(null)} />}
      </Dialog>
    </Panel>
  );
}

function LookForm({ scan, onDone }: { scan: FlaggedScan; onDone: () => void }) {
  const { send, isBusy, refusal } = useChange();
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        const note = String(new FormData(event.currentTarget).get("note")).trim();
        if (await send("POST", `/scans/${scan.scan_id}/looked-at`, { note })) onDone();
      }}
    >
      <TextField id="note" name="note" label="Note" required minLength={3} maxLength={300} />
      <RefusalNote refusal={refusal} />
      <div>
        <Button type="submit" isBusy={isBusy}>
          Keep the note
        </Button>
      </div>
    </form>
  );
}
