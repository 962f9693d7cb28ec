import type { Executor } from "#db/client";
import { forgetAvailability } from "#lib/availability/forget-availability";
import type { Cache } from "#lib/redis/redis";
import { forgetRouteSearches } from "#lib/search/forget-searches";

/**
 * Forgets what caches say of a booking's sailings and of searches on their routes: called after a
 * booking is confirmed, cancelled or ended. Redis away is no failure; what is cached then ends by itself.
 */
export async function forgetBooking(
  { sql, cache }: { sql: Executor; cache: Cache },
  bookingId: string,
): Promise<void> {
  const sailings = await sql<{ id: string; from_port: string; to_port: string }[]>`
    select distinct s.id, s.from_port, s.to_port
    from booking_leg l join sailing s on s.id = l.sailing_id where l.booking_id = ${bookingId}`;
  await Promise.all([
    forgetAvailability(
      cache,
      sailings.map((sailing) => sailing.id),
    ),
    forgetRouteSearches(cache, sailings),
  ]);
}
