import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid } from "#lib/identity/uuid";
import { changeSailing, type SailingChanged } from "./change-sailing";
import type { SailingScope } from "./forget-sailing";

/** What staff change of a sailing's plan; what isn't named stays. Instants, and a vessel of its operator by id. */
export type SailingPlanChange = { departsAt?: Date; arrivesAt?: Date; vesselId?: number };

type Row = {
  operator_code: string;
  from_port: string;
  to_port: string;
  departs_at: Date;
  arrives_at: Date;
  status: string;
};

/** No ferry is under way for longer. */
const longestHours = 96;

/**
 * Moves a sailing to other times, or gives it another vessel, the way an operator's own word is followed: who
 * is booked gets a mail, and a case is opened. For staff. Throws `forbidden`, `not_found`, `not_bookable` for one that is
 * cancelled, has left, or was never sold, and `invalid` for times that cannot be or another operator's vessel.
 */
export async function changeAsStaff(
  scope: SailingScope,
  actor: Actor,
  sailingId: string,
  { departsAt, arrivesAt, vesselId }: SailingPlanChange,
): Promise<SailingChanged> {
  requireStaff(actor, "sailings");
  const { sql } = scope.database;
  const [row] = isUuid(sailingId)
    ? await sql<Row[]>`
        select operator_code, from_port, to_port, departs_at, arrives_at, status from sailing
        where id = ${sailingId}`
    : [];
  if (!row) throw new DomainError("not_found", "There is no such sailing.");
  if (row.status !== "open" && row.status !== "closed") {
    throw new DomainError("not_bookable", "This sailing is not one that is sold.");
  }
  refuseTimes(row, {
    departs_at: departsAt ?? row.departs_at,
    arrives_at: arrivesAt ?? row.arrives_at,
  });
  const vessel = vesselId === undefined ? null : await nameOf(scope, row, vesselId);
  const known = {
    operatorCode: row.operator_code,
    from: row.from_port,
    to: row.to_port,
    departsAt: row.departs_at,
    id: sailingId,
  };
  // Only what is changed: what was read above may be another desk's by now.
  return await changeSailing(scope, actor, known, {
    ...(departsAt && { departs_at: departsAt }),
    ...(arrivesAt && { arrives_at: arrivesAt }),
    vessel,
  });
}

async function nameOf({ database }: SailingScope, row: Row, vesselId: number): Promise<string> {
  const [vessel] = await database.sql<{ name: string }[]>`
    select name from vessel where id = ${vesselId} and operator_code = ${row.operator_code}`;
  if (vessel) return vessel.name;
  const errors = [{ path: "vessel_id", message: "The operator has no such vessel." }];
  throw new DomainError("invalid", "Not a vessel of this operator.", { errors });
}

function refuseTimes(row: Row, now: { departs_at: Date; arrives_at: Date }): void {
  const hours = (now.arrives_at.getTime() - now.departs_at.getTime()) / 3_600_000;
  const today = Date.now();
  const errors = [
    ...(hours > 0 && hours <= longestHours
      ? []
      : [{ path: "arrives_at", message: "It arrives after it leaves, within four days." }]),
    ...(now.departs_at.getTime() > today
      ? []
      : [{ path: "departs_at", message: "A time that is still to come." }]),
  ];
  if (errors.length > 0) throw new DomainError("invalid", "Not a time it can sail at.", { errors });
  if (row.departs_at.getTime() <= today) {
    throw new DomainError("not_bookable", "This sailing has left.");
  }
}
