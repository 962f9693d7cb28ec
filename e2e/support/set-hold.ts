import postgres from "postgres";
import { endpoints } from "./stack";

/** Works in the stack's own database, for what no traveller can bring about, and lets go of it. */
export async function inBooks<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(endpoints().database_url, { max: 1 });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/** Lets a hold end in so many seconds; `longest` so many seconds from now at most, extended or not. */
export async function setHold(bookingId: string, seconds: number, longest?: number): Promise<void> {
  await inBooks(
    (sql) => sql`
      update hold set
        expires_at = clock_timestamp() + make_interval(secs => ${seconds}),
        latest_at = case when ${longest ?? null}::float8 is null then latest_at
          else clock_timestamp() + make_interval(secs => ${longest ?? 0}) end
      where booking_id = ${bookingId} and status = 'open'`,
  );
}
