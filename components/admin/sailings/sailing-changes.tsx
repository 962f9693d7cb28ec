import type { SailingChangeRow } from "#lib/office/sailings/read-sailing";
import type { Column } from "../list/column";
import { Moment } from "../parts/moment";
import { Panel } from "../parts/panel";
import { SmallTable } from "../parts/small-table";
import { subjectWords } from "./sailing-words";

const columns: Column<SailingChangeRow>[] = [
  { id: "at", header: "When", cell: ({ at }) => <Moment at={at} /> },
  { id: "by", header: "Who", cell: ({ by }) => by },
  { id: "subject", header: "What", cell: ({ subject }) => subjectWords(subject) },
  { id: "before", header: "Before", cell: ({ before }) => before || "–" },
  { id: "after", header: "After", cell: ({ after }) => after || "–" },
];

/** Who changed what of a sailing, the newest first. */
export function SailingChanges({ changes }: { changes: SailingChangeRow[] }) {
  return (
    <Panel id="changes" title="What was changed">
      <SmallTable
        caption="Changes"
        columns={columns}
        rows={changes}
        idOf={({ at, subject }) => `${at} ${subject}`}
        empty="Nothing was changed since it was planned."
      />
    </Panel>
  );
}
