import { formatMoney } from "#lib/money/format-money";
import type { SailingFare } from "#lib/office/sailings/read-sailing";
import type { Column } from "../list/column";
import { Panel } from "../parts/panel";
import { SmallTable } from "../parts/small-table";

const columns: Column<SailingFare>[] = [
  { id: "fare", header: "Fare", cell: ({ fare }) => fare },
  { id: "bookings", header: "Bookings", isFigure: true, cell: ({ bookings }) => bookings },
  { id: "passengers", header: "Passengers", isFigure: true, cell: ({ passengers }) => passengers },
  { id: "sold", header: "Sold for", isFigure: true, cell: ({ sold }) => formatMoney(sold, "en") },
];

/** What was sold of a sailing, fare by fare. */
export function SailingFares({ fares }: { fares: SailingFare[] }) {
  return (
    <Panel id="fares" title="Sold, by fare">
      <SmallTable
        caption="Fares sold"
        columns={columns}
        rows={fares}
        idOf={({ fare, sold }) => `${fare} ${sold.currency}`}
        empty="Nothing is sold."
      />
    </Panel>
  );
}
