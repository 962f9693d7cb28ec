import { cancelSailing } from "#lib/booking/aftercare/cancel-sailing";
import { lookAfterBooking } from "#lib/booking/aftercare/look-after-booking";
import { previewRebooking, rebookAsStaff } from "#lib/booking/rebook/rebook-as-staff";
import { rebookAsTraveller } from "#lib/booking/rebook/rebook-as-traveller";
import { rebookOptions } from "#lib/booking/rebook/rebook-options";
import { rerouteOptions } from "#lib/booking/rebook/reroute-options";
import { changePrice } from "#lib/booking/sailings/change-price";
import { previewCancellation } from "#lib/office/sailings/preview-cancellation";
import { readStaffSailing } from "#lib/office/sailings/read-sailing";
import { changeTimes } from "#lib/port/change-times";
import { portDirectory } from "#lib/port/port-directory";
import { Cache } from "#lib/redis/redis";
import { traveller } from "../booking-world";
import { confirmedBooking, inDays } from "../part-world";
import type { World } from "../world";
import type { PlanWatch } from "./watch-plans";

const staff = { kind: "staff", id: "staff_walk", role: "sales" } as const;

/** What staff do with sailings and who is on them: moves, a price level, a cancellation with all that follows. */
export async function walkSailings({ world, watch }: { world: World; watch: PlanWatch }) {
  const { database, during } = watch;
  const scope = { database, cache: new Cache(null) };
  const first = await world.addSailing({ departs: inDays(20) });
  const second = await world.addSailing({ departs: inDays(21) });
  const [moved, left] = [
    await confirmedBooking(world, [first.id]),
    await confirmedBooking(world, [first.id]),
  ];
  during("page of a sailing");
  await readStaffSailing(database.sql, first.id);
  during("price level");
  await changePrice(scope, staff, first.id, 11_000);
  during("where a booking can go");
  const moves = [{ leg: 0, toSailingId: second.id }];
  await rebookOptions(database.sql, moved, 0, "staff");
  await previewRebooking(database, moved, { moves });
  during("rebooking");
  await rebookAsStaff(scope, staff, moved, { moves, reason: "walk" });
  during("preview of a cancellation");
  await previewCancellation(database.sql, first.id);
  during("cancellation of a sailing");
  await cancelSailing(scope, staff, first.id, { wish: { kind: "refund" }, reason: "walk" });
  during("aftercare");
  await lookAfterBooking(scope, { sailingId: first.id, bookingId: left });
  const third = await world.addSailing({ departs: inDays(22) });
  const chooser = await confirmedBooking(world, [third.id]);
  await cancelSailing(scope, staff, third.id, { wish: { kind: "choose" }, reason: "walk" });
  during("a traveller's choice");
  const [times, ports] = [await changeTimes(world.sql), await portDirectory(world.sql)];
  await rerouteOptions(database.sql, { times, ports, language: "en" }, chooser, 0);
  await rebookAsTraveller(scope, traveller, chooser, {
    moves: [{ leg: 0, fromSailingId: third.id, toSailingId: second.id }],
  });
  during("page of a cancelled sailing");
  await readStaffSailing(database.sql, first.id);
}
