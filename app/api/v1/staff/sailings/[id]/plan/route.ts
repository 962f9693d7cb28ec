import { z } from "zod";
import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { changeAsStaff } from "#lib/booking/sailings/change-as-staff";
import { fromLocalTime } from "#lib/clock/zones";
import { DomainError } from "#lib/errors/domain-error";
import { readStaffSailing } from "#lib/office/sailings/read-sailing";
import { cache } from "#lib/redis/redis";

const local = z
  .string()
  .regex(/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}$/, "A time of the port's own clock: 2026-12-25T20:00.");
const body = z.union([
  z.strictObject({ departs_local: local, arrives_local: local }),
  z.strictObject({ vessel_id: z.number().int().min(1) }),
]);

/** Moves a sailing to other times, by its ports' own clocks, or gives it another vessel. */
const post = staffEndpoint<{ id: string }>(
  { name: "staff-sailing-plan", use: "change", work: "sailings" },
  async ({ request, params, actor }) => {
    const wish = await readBody(request, body);
    const sailing = await readStaffSailing(database().sql, params.id);
    if (!sailing) throw new DomainError("not_found", "There is no such sailing.");
    const scope = { database: database(), cache: cache() };
    const change =
      "vessel_id" in wish
        ? { vesselId: wish.vessel_id }
        : {
            departsAt: instant("departs_local", wish.departs_local, sailing.from.zone),
            arrivesAt: instant("arrives_local", wish.arrives_local, sailing.to.zone),
          };
    return { body: { data: { outcome: await changeAsStaff(scope, actor, params.id, change) } } };
  },
);

function instant(path: string, text: string, zone: string): Date {
  try {
    return fromLocalTime(text, zone);
  } catch {
    const errors = [{ path, message: "There is no such time." }];
    throw new DomainError("invalid", "Not a time.", { errors });
  }
}

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
