// A process of its own in which a part of a crowd buys: it says that it is ready, waits for a line, and
// then all of them want their places at once. Prints what each heard.
import { once } from "node:events";
import { openDatabase } from "#db/client";
import type { BookingRequest } from "#lib/booking/booking-request";
import { placeBooking } from "#lib/booking/place-booking";
import { giveTestConfig } from "../test-config";

type Order = { url: string; request: BookingRequest; count: number };

const { url, request, count } = JSON.parse(process.argv[2] ?? "") as Order;
giveTestConfig(url);
const database = openDatabase(url, 20);
await database.sql`select 1`;
process.stdout.write("ready\n");
await once(process.stdin, "data");
const results = await Promise.allSettled(
  Array.from({ length: count }, (_, index) =>
    placeBooking(
      {
        database,
        now: new Date(),
        documentKey: Buffer.alloc(32, 7),
        hold: { seconds: 300, longestSeconds: 1_200 },
      },
      { kind: "traveller", id: "crowd-process" },
      request,
      `crowd-${process.pid}-${index}-${Date.now()}`,
    ),
  ),
);
const heard = results.map((result) =>
  result.status === "fulfilled"
    ? "placed"
    : String((result.reason as { code?: string }).code ?? result.reason),
);
process.stdout.write(`${JSON.stringify(heard)}\n`, () => process.exit(0));
