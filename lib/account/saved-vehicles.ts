import type { Sql } from "#db/client";
import { newId } from "#lib/identity/uuid";
import { refuseMore } from "./kept";

/** A vehicle that often travels along, as a booking's body names one. */
export type SavedVehicle = {
  kind: string;
  length_cm: number;
  height_cm: number;
  registration?: string | null | undefined;
};

/** Keeps a vehicle for later bookings; answers with an id. Throws `invalid` when there are too many. */
export async function saveVehicle(
  sql: Sql,
  accountId: string,
  { kind, length_cm, height_cm, registration }: SavedVehicle,
): Promise<string> {
  const id = newId();
  await sql.begin(async (tx) => {
    await refuseMore(tx, accountId, "saved_vehicle");
    await tx`
      insert into saved_vehicle (id, account_id, kind, length_cm, height_cm, registration, created_at)
      values (${id}, ${accountId}, ${kind}, ${length_cm}, ${height_cm}, ${registration ?? null}, now())`;
  });
  return id;
}

/** The vehicles an account has kept. */
export async function listVehicles(
  sql: Sql,
  accountId: string,
): Promise<(SavedVehicle & { id: string })[]> {
  return await sql<(SavedVehicle & { id: string })[]>`
    select id, kind, length_cm, height_cm, registration from saved_vehicle
    where account_id = ${accountId} order by created_at, id`;
}
