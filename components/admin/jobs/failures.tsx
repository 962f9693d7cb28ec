import type { Column } from "../list/column";
import { Moment } from "../parts/moment";
import { SmallTable } from "../parts/small-table";

type Failure = { attempt: number; error: string; at: string };

const columns: Column<Failure>[] = [
  { id: "attempt", header: "Attempt", cell: ({ attempt }) => attempt },
  { id: "error", header: "Failed of", cell: ({ error }) => error },
  { id: "at", header: "When", cell: ({ at }) => <Moment at={at} /> },
];

/** The attempts that failed, and of what. */
export function Failures({ failures }: { failures: Failure[] }) {
  return (
    <SmallTable
      caption="Attempts that failed"
      columns={columns}
      rows={failures}
      idOf={({ attempt, at }) => `${attempt} ${at}`}
      empty="No attempt failed."
    />
  );
}
