import { type Database, database } from "#db/client";
import { config } from "#lib/config/config";
import { adapterOf } from "#lib/operator/adapter-of";
import type { OperatorAdapter } from "#lib/operator/contract";
import { type LinkPlace, operatorLinks } from "#lib/operator/operator-link";
import { type StripeClient, stripe } from "#lib/payment/stripe";

export type Reached = {
  adapter: OperatorAdapter;
  cancels: boolean;
  amends: boolean;
  liveAvailability: boolean;
  /** It tells what changes of its timetable and prices. */
  hasFeeds: boolean;
  deadlineMs: number;
};

/** What the verbs that speak with operators work with. */
export type OperatorContext = {
  database: Pick<Database, "sql">;
  stripe: StripeClient;
  /** How an operator is reached; null for one without a system of its own. */
  reach: (operatorCode: string) => Promise<Reached | null>;
};

/** A context: links are read from the database, their places are given. */
export function operatorContext(
  database: Pick<Database, "sql">,
  stripe: StripeClient,
  place: LinkPlace,
): OperatorContext {
  return {
    database,
    stripe,
    async reach(operatorCode) {
      const link = (await operatorLinks(database.sql, place)).get(operatorCode);
      if (!link) return null;
      return {
        adapter: adapterOf(link),
        cancels: link.cancels,
        amends: link.amends,
        liveAvailability: link.live_availability,
        hasFeeds: link.adapter === "http",
        deadlineMs: link.deadline_ms,
      };
    },
  };
}

/** The context of this process, by its environment. */
export function ownOperatorContext(): OperatorContext {
  const { OPERATORS_BASE_URL: base, OPERATOR_KEYS: secrets = {} } = config();
  return operatorContext(database(), stripe(), { base, secrets });
}
