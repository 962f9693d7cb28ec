import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import { remembered } from "#lib/port/remembered";
import type { Capabilities } from "./contract";

export type AdapterKind = "http" | "ferrygateway";

/** How an operator's system is reached, and what it can do. */
export type OperatorLink = Capabilities & {
  operator_code: string;
  adapter: AdapterKind;
  /** Absolute. */
  address: string;
  /** Sent with each request; null where the operator knows us by our address. */
  secret: string | null;
  deadline_ms: number;
  most_at_once: number;
};

type Row = Omit<OperatorLink, "secret" | "address"> & { address: string };

/** Where addresses that begin with a slash are: the stand-in of a demo. Keys by operator come from the environment too. */
export type LinkPlace = { base: string | undefined; secrets: Record<string, string> };

/**
 * Every operator whose system can be reached, by code; read once a minute for the process. One whose
 * address lies with a stand-in that is not there has none, and is told nothing.
 */
export async function operatorLinks(
  executor: Executor,
  { base, secrets }: LinkPlace,
): Promise<Map<string, OperatorLink>> {
  const rows = await remembered("operator-links", executor, 60, async () => [
    ...(await withReading(
      executor<Row[]>`
        select operator_code, adapter, address, cancels, amends, live_availability, live_prices,
          deadline_ms, most_at_once
        from operator_link order by operator_code`,
    )),
  ]);
  const links = rows.flatMap((row): [string, OperatorLink][] => {
    const address = row.address.startsWith("/") ? base && `${base}${row.address}` : row.address;
    if (!address) return [];
    return [[row.operator_code, { ...row, address, secret: secrets[row.operator_code] ?? null }]];
  });
  return new Map(links);
}
