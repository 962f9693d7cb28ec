import { DomainError } from "#lib/errors/domain-error";
import { keyedHash } from "#lib/idempotency/request-hash";
import { checkLimit, type LimitName } from "#lib/limits/check-limit";
import type { LookEvent } from "#lib/recommendation/look-event";
import { keysKey } from "./mutation";

/**
 * What of a page's looks counts. Which sailings stand together on everybody's pages is learnt from what was
 * followed by whom nobody remembers: so one sender counts once a day for a pair, and for twenty pairs an hour, in
 * whatever process; the others are let go without a word. Of the sender only a hash is kept, for that day.
 */
export async function countedLooks(events: LookEvent[], address: string): Promise<LookEvent[]> {
  const counted: LookEvent[] = [];
  for (const event of events) {
    if (event.type !== "recommendation.followed" || (await counts(event, address))) {
      counted.push(event);
    }
  }
  return counted;
}

async function counts(
  { shown_on, sailing_id }: { shown_on: string; sailing_id: string },
  address: string,
): Promise<boolean> {
  const nameOf = (text: string) =>
    keyedHash(keysKey("addresses"), `follow ${text}`).toString("base64url");
  return (
    (await grants("follows", nameOf(address))) &&
    (await grants("follow", nameOf(`${address} ${shown_on} ${sailing_id}`)))
  );
}

async function grants(limit: LimitName, key: string): Promise<boolean> {
  try {
    await checkLimit(limit, key, 1);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === "rate_limited") return false;
    throw error;
  }
}
