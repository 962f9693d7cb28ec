import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import { remembered } from "#lib/port/remembered";

export type ListedOperator = { code: string; name: string; slug: string };

/** Every operator by name, for filters and select boxes; read once a minute for the process. */
export function listOperators(executor: Executor): Promise<ListedOperator[]> {
  return remembered("operators", executor, 60, async () => [
    ...(await withReading(
      executor<ListedOperator[]>`select code, name, slug from operator order by name`,
    )),
  ]);
}
