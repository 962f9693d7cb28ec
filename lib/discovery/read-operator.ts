import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import { remembered } from "#lib/port/remembered";

/** An operator's terms as travellers need them, and what it has a tariff for. */
export type OperatorFacts = {
  booking_mode: "instant" | "on_request";
  currency: string;
  infant_max_age: number;
  child_max_age: number;
  low_deck_max_height_cm: number;
  /** "FROM TO" of each route with a tariff of its own. */
  crossings: string[];
};

type Row = OperatorFacts & { code: string };

/** The operator with this code; read once a minute for the process. Throws `service_unavailable`. */
export async function readOperator(
  executor: Executor,
  code: string,
): Promise<OperatorFacts | undefined> {
  const all = await remembered("operator-facts", executor, 60, async () => {
    const rows = await withReading(executor<Row[]>`
      select o.code, o.booking_mode, o.currency, o.infant_max_age, o.child_max_age, o.low_deck_max_height_cm,
        array(select r.from_port || ' ' || r.to_port from tariff x join route r on r.id = x.route_id
          where x.operator_code = o.code and r.sold order by r.from_port, r.to_port) as crossings
      from operator o`);
    return new Map(rows.map(({ code: own, ...facts }) => [own, facts]));
  });
  return all.get(code);
}
