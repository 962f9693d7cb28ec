import Link from "next/link";
import { formatMoney } from "#lib/money/format-money";
import type { SailingBooking, SailingDetail } from "#lib/office/sailings/read-sailing";
import type { Column } from "../list/column";
import { Panel } from "../parts/panel";
import { SmallTable } from "../parts/small-table";

const words = (state: string) => state.toLowerCase().replaceAll("_", " ");

const columns: Column<SailingBooking>[] = [
  { id: "reference", header: "Booking", cell: ({ reference }) => reference },
  { id: "name", header: "Name", cell: ({ name }) => name },
  { id: "status", header: "Status", cell: ({ status }) => words(status) },
  {
    id: "operator",
    header: "Operator",
    isWide: true,
    cell: ({ operator_status: status }) => words(status),
  },
  { id: "fare", header: "Fare", isWide: true, cell: ({ fare }) => fare },
  {
    id: "passengers",
    header: "Passengers",
    isFigure: true,
    cell: ({ passengers }) => passengers,
  },
  {
    id: "vehicles",
    header: "Vehicles",
    isFigure: true,
    isWide: true,
    cell: ({ vehicles }) => vehicles,
  },
  {
    id: "worth",
    header: "This sailing",
    isFigure: true,
    cell: ({ worth }) => formatMoney(worth, "en"),
  },
];

/** The first bookings on a sailing; the list of bookings has them all. */
export function SailingBookings({ sailing }: { sailing: SailingDetail }) {
  const { bookings, counts, id } = sailing;
  return (
    <Panel
      id="bookings"
      title="Bookings"
      beside={
        <Link href={`/admin/bookings?sailing=${id}`} prefetch={false}>
          {counts.bookings > bookings.length ? `All ${counts.bookings}` : "In the list of bookings"}
        </Link>
      }
    >
      <SmallTable
        caption="Bookings on this sailing"
        columns={columns}
        rows={bookings}
        idOf={(row) => row.id}
        hrefOf={(row) => `/admin/bookings/${row.id}`}
        empty="Nobody is booked on it."
      />
    </Panel>
  );
}
