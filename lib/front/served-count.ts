import { log } from "#lib/log/log";
import { countKeptAnswers } from "#lib/metrics/count-requests";
import { countKept } from "#lib/search/search-tally";

/** What was answered out of memory since the last line was written, by endpoint. */
const counts = new Map<string, number>();
/** Those that may have been searches, by the address they asked for. */
const addresses = new Map<string, number>();

const everyMs = 1_000;

/** Counts an answer out of memory: a line each would cost more than the answer, so there is one a second. */
export function countServed(endpoint: string, address?: string): void {
  if (counts.size === 0) setTimeout(tell, everyMs).unref();
  counts.set(endpoint, (counts.get(endpoint) ?? 0) + 1);
  if (address !== undefined) addresses.set(address, (addresses.get(address) ?? 0) + 1);
}

function tell(): void {
  for (const [endpoint, count] of counts) {
    log().info({ endpoint, status: 200, count, from: "memory" }, "requests");
    countKeptAnswers(endpoint, count);
  }
  counts.clear();
  for (const [address, count] of addresses) countKept(address, count);
  addresses.clear();
}
