// A process of its own that books what it is told to: to be killed in the middle of it.
import { openDatabase } from "#db/client";
import type { BookingRequest } from "#lib/booking/booking-request";
import { placeBooking } from "#lib/booking/place-booking";

type Order = { url: string; request: BookingRequest; key: string };

const { url, request, key } = JSON.parse(process.argv[2] ?? "") as Order;
await placeBooking(
  {
    database: openDatabase(url, 4),
    now: new Date(),
    documentKey: Buffer.alloc(32, 7),
    hold: { seconds: 300, longestSeconds: 1_200 },
  },
  { kind: "traveller", id: "buyer-process" },
  request,
  key,
);
process.exit(0);
