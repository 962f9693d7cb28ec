import type { TransactionSql } from "postgres";
import { links } from "./data/operators";
import { cell, readTable } from "./read-table";

/** How each operator's system is reached, and what it can do: the interface in XML has no feeds and amends nothing. */
export async function layOperatorLinks(sql: TransactionSql): Promise<void> {
  const rows = readTable(links).map((row) => {
    const hasFeeds = cell(row, 1) === "http";
    return {
      operator_code: cell(row, 0),
      adapter: cell(row, 1),
      address: cell(row, 2),
      live_availability: hasFeeds,
      live_prices: hasFeeds,
      amends: hasFeeds,
    };
  });
  await sql`
    INSERT INTO operator_link (operator_code, adapter, address, live_availability, live_prices, amends)
    SELECT operator_code, adapter, address, live_availability, live_prices, amends
    FROM jsonb_to_recordset(${sql.json(rows)}) AS seed (
      operator_code text, adapter text, address text, live_availability boolean, live_prices boolean,
      amends boolean)
    ON CONFLICT DO NOTHING`;
}
