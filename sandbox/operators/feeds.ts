import { z } from "zod";
import type { Collection, Store } from "../wire/store";

const key = z.object({ from: z.string(), to: z.string(), departs_at: z.string() });
const sailing = key.extend({
  arrives_at: z.string(),
  vessel: z.string().nullable().default(null),
  status: z.enum(["open", "closed", "cancelled"]).default("open"),
});

/** POST /_sandbox/sailings: what an operator says of one, from now on. */
export const told = z.strictObject({
  operator: z.string(),
  /** Kinds it names in its availability; others it does not know. */
  pools: z
    .strictObject({ sailing: key, pools: z.record(z.string(), z.int().nonnegative()) })
    .optional(),
  schedule: z.strictObject({ was: key.nullable(), now: sailing.nullable() }).optional(),
  price_level: key.extend({ price_level_bp: z.int().positive() }).optional(),
});
export type Told = z.infer<typeof told>;

type Row = { n: number; operator: string; told: Told };

/** What staff of the operators have typed in: feeds are read from a cursor on. */
export class Feeds {
  private readonly rows: Collection<Row>;

  constructor(private readonly store: Store) {
    this.rows = store.collection<Row>("feeds", 50_000);
  }

  add(row: Told): void {
    const n = this.last() + 1;
    this.rows.save(String(n), { n, operator: row.operator, told: row });
    this.store.commit();
  }

  last(): number {
    return this.rows.newestFirst()[0]?.n ?? 0;
  }

  since(operator: string, cursor: string | null): Told[] {
    const after = Number(cursor ?? 0) || 0;
    return [...this.rows.values()]
      .filter((row) => row.operator === operator && row.n > after)
      .map((row) => row.told);
  }

  poolsOf(operator: string, departsAt: string, from: string, to: string): Record<string, number> {
    const at = Date.parse(departsAt);
    let pools: Record<string, number> = {};
    for (const { pools: said } of this.since(operator, null)) {
      if (!said || said.sailing.from !== from || said.sailing.to !== to) continue;
      if (Date.parse(said.sailing.departs_at) === at) pools = { ...pools, ...said.pools };
    }
    return pools;
  }
}
