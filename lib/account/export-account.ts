import type { Sql } from "#db/client";
import { documentPlace, openDocument } from "#lib/booking/seal-document";
import { config } from "#lib/config/config";
import { joinBookings } from "./join-bookings";
import { listPassengers } from "./saved-passengers";
import { listVehicles } from "./saved-vehicles";

type Sealed = { booking_id: string; position: number; document_number: Buffer | null };

/**
 * All that is known of an account's holder, as JSON: the account, its sessions, what it keeps, and its bookings with everybody
 * and everything that travels on them, document numbers opened.
 */
export async function exportAccount(sql: Sql, accountId: string): Promise<Record<string, unknown>> {
  await joinBookings(sql, accountId);
  const [account] = await sql`
    select name, email, email_verified, language, created_at from account where id = ${accountId}`;
  const sessions = await sql`
    select created_at, expires_at, user_agent from account_session where account_id = ${accountId}
    order by created_at`;
  const bookings = await sql<{ id: string }[]>`
    select id, reference, status, currency, total_minor, contact_name, contact_email, contact_phone, language,
      created_at, confirmed_at, ended_at, reason
    from booking where account_id = ${accountId} order by created_at`;
  const ids = bookings.map(({ id }) => id);
  const passengers = await sql<(Sealed & Record<string, unknown>)[]>`
    select * from booking_passenger where booking_id = any(${ids}) order by booking_id, position`;
  const vehicles = await sql<{ booking_id: string }[]>`
    select * from booking_vehicle where booking_id = any(${ids}) order by booking_id, position`;
  const legs = await sql<{ booking_id: string }[]>`
    select l.booking_id, l.position, l.fare_code, s.from_port, s.to_port, s.departs_at, s.arrives_at, s.operator_code
    from booking_leg l join sailing s on s.id = l.sailing_id
    where l.booking_id = any(${ids}) order by l.booking_id, l.position`;
  const key = Buffer.from(config().DOCUMENT_KEY, "base64");
  const opened = passengers.map(({ document_number, ...passenger }) => ({
    ...passenger,
    document_number:
      document_number &&
      openDocument(key, documentPlace(passenger.booking_id, passenger.position), document_number),
  }));
  const of = <T extends { booking_id?: unknown }>(rows: readonly T[], id: string) =>
    rows.filter((row) => row.booking_id === id).map(({ booking_id: _, ...row }) => row);
  const offers = await sql`
    select language, asked_at, confirmed_at, stopped_at from subscriber
    where lower(email) = (select email from account where id = ${accountId})`;
  return {
    account,
    sessions,
    saved_passengers: await listPassengers(sql, accountId),
    saved_vehicles: await listVehicles(sql, accountId),
    offers_by_mail: offers,
    bookings: bookings.map((booking) => ({
      ...booking,
      legs: of(legs, booking.id),
      passengers: of(opened, booking.id),
      vehicles: of(vehicles, booking.id),
    })),
  };
}
