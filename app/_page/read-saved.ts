import { headers } from "next/headers";
import { database } from "#db/client";
import { withReading } from "#db/transaction";
import { readSession } from "#lib/account/read-session";
import { listPassengers } from "#lib/account/saved-passengers";
import { listVehicles } from "#lib/account/saved-vehicles";
import type { Saved } from "../../components/checkout/saved";

/** What the account of who is signed in can fill in; null for everybody else. */
export async function readSaved(): Promise<Saved | null> {
  const session = await withReading(readSession(await headers()));
  if (!session) return null;
  const { sql } = database();
  const [passengers, vehicles] = await withReading(
    Promise.all([listPassengers(sql, session.account.id), listVehicles(sql, session.account.id)]),
  );
  return {
    email: session.account.email,
    passengers,
    plates: vehicles.flatMap(({ kind, registration }) =>
      registration ? [{ kind, registration }] : [],
    ),
  };
}
