// Writes what each booking of a grown database is found by, which the app would take its time for.
import { openDatabase } from "#db/client";
import { indexBookings } from "#lib/booking/find/index-bookings";

const batch = 5_000;
const database = openDatabase(process.env.DATABASE_URL ?? "", 2);
try {
  while ((await indexBookings(database.sql, { most: batch })) === batch);
  await database.sql`vacuum (analyze) booking_term`;
  await database.sql`vacuum (analyze) booking_word`;
} finally {
  await database.end();
}
