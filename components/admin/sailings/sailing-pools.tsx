import type { SailingPool } from "#lib/office/sailings/read-sailing";
import type { Column } from "../list/column";
import { LoadBar } from "../parts/load-bar";
import { SmallTable } from "../parts/small-table";
import { Status } from "../parts/status";
import { poolWords } from "./sailing-words";

const count = (figure: number) => figure.toLocaleString("en");

const columns: Column<SailingPool>[] = [
  { id: "kind", header: "What", cell: ({ kind }) => poolWords(kind) },
  {
    id: "load",
    header: "Taken",
    cell: (pool) => (
      <LoadBar
        taken={pool.held + pool.sold}
        of={pool.wanted ?? pool.capacity}
        label={`${poolWords(pool.kind)} taken`}
      />
    ),
  },
  { id: "sold", header: "Sold", isFigure: true, cell: ({ sold }) => count(sold) },
  { id: "held", header: "Held", isFigure: true, cell: ({ held }) => count(held) },
  {
    id: "left",
    header: "Left",
    isFigure: true,
    cell: ({ capacity, held, sold }) => count(capacity - held - sold),
  },
  {
    id: "capacity",
    header: "May be sold",
    isFigure: true,
    cell: ({ capacity, wanted }) => count(wanted ?? capacity),
  },
  {
    id: "over",
    header: "Too many",
    isFigure: true,
    cell: ({ capacity, wanted }) =>
      wanted === null ? "–" : <Status tone="bad">{count(capacity - wanted)}</Status>,
  },
];

/** What can run out on a sailing. */
export function SailingPools({ pools }: { pools: SailingPool[] }) {
  return (
    <>
      <SmallTable
        caption="What can run out"
        columns={columns}
        rows={pools}
        idOf={({ kind }) => kind}
        empty="Nothing of it is sold: only a timetable knows it."
      />
      <p className="quiet small">
        What may be sold is our allotment: what the operator keeps for itself is not counted here.
      </p>
    </>
  );
}
