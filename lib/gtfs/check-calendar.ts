import type { Tx } from "#db/client";
import { FeedRefused, mostFlaws } from "./feed-refused";

/** A service ends no sooner than it begins: a slip of the keyboard would take all its voyages away. Throws FeedRefused. */
export async function checkCalendar(tx: Tx): Promise<void> {
  const found = await tx<{ line: number }[]>`
    select line from g_calendar where end_date < start_date order by line limit ${mostFlaws}`;
  if (found.length === 0) return;
  throw new FeedRefused(
    found.map(({ line }) => ({
      file: "calendar.txt",
      line,
      field: "end_date",
      says: "it ends before it begins",
    })),
  );
}
