import Link from "next/link";

/** A booking by its reference, leading to it; a dash where there is none. */
export function BookingLink({ booking }: { booking: { id: string; reference: string } | null }) {
  if (!booking) return "–";
  return (
    <Link href={`/admin/bookings/${booking.id}`} prefetch={false}>
      {booking.reference}
    </Link>
  );
}
