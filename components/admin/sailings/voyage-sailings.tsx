import type { SailingDetail } from "#lib/office/sailings/read-sailing";
import type { Column } from "../list/column";
import { Moment } from "../parts/moment";
import { Panel } from "../parts/panel";
import { SmallTable } from "../parts/small-table";
import { Status } from "../parts/status";
import { sailingStates } from "./sailing-words";

type Row = SailingDetail["voyage"][number];

const columns: Column<Row>[] = [
  { id: "departs", header: "Departs", cell: (row) => <Moment at={row.departs_at} /> },
  { id: "route", header: "Route", cell: ({ from, to }) => `${from} – ${to}` },
  {
    id: "status",
    header: "Status",
    cell: ({ status }) => {
      const { label, tone } = sailingStates[status as SailingDetail["status"]];
      return <Status tone={tone}>{label}</Status>;
    },
  },
];

/** The other sailings of its voyage: whoever stays on board is booked on several. */
export function VoyageSailings({ sailing }: { sailing: SailingDetail }) {
  return (
    <Panel id="voyage" title="The whole voyage">
      <SmallTable
        caption="Sailings of the voyage"
        columns={columns}
        rows={sailing.voyage}
        idOf={({ id }) => id}
        hrefOf={({ id }) => (id === sailing.id ? null : `/admin/sailings/${id}`)}
        empty=""
      />
    </Panel>
  );
}
