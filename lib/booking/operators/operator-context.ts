import type { Database } from "#db/client";
import { adapterOf } from "#lib/operator/adapter-of";
import type { OperatorAdapter } from "#lib/operator/contract";
import { type LinkPlace, operatorLinks } from "#lib/operator/operator-link";
import type { StripeClient } from "#lib/payment/stripe";

export type Reached = { adapter: OperatorAdapter; cancels: boolean; deadlineMs: number };

/** What the verbs that speak with operators work with. */
export type OperatorContext = {
  database: Pick<Database, "sql">;
  stripe: StripeClient;
  /** How an operator is reached; null for one without a system of its own. */
  reach: (operatorCode: string) => Promise<Reached | null>;
};

/** The context of this process: links are read from the database, their places from the environment. */
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
      return { adapter: adapterOf(link), cancels: link.cancels, deadlineMs: link.deadline_ms };
    },
  };
}
