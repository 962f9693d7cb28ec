import { place, requestFor } from "../booking-world";
import type { TwoProcesses } from "../two-processes";

export type CrowdOutcome = {
  /** Places that were sold to somebody. */
  taken: number;
  left: number;
  /** Sizes of the parties that were refused for want of places. */
  refused: number[];
  /** Whatever else was heard; a crowd must hear nothing else. */
  others: string[];
};

/** Parties of these sizes, all at once and through both processes, want places on one sailing. */
export async function crowdForPlaces(
  two: TwoProcesses,
  { capacity, sizes }: { capacity: number; sizes: number[] },
): Promise<CrowdOutcome> {
  const { id } = await two.one.addSailing({ pools: { passengers: capacity } });
  const requests = new Map(
    await Promise.all(
      [...new Set(sizes)].map(
        async (adults) => [adults, await requestFor(two.one, [id], { adults })] as const,
      ),
    ),
  );
  const results = await Promise.allSettled(
    sizes.map((size, index) => place(two.turn(index), requests.get(size) as never)),
  );
  const taken = results.reduce(
    (sum, { status }, index) => sum + (status === "fulfilled" ? (sizes[index] as number) : 0),
    0,
  );
  const refused: number[] = [];
  const others: string[] = [];
  results.forEach((result, index) => {
    if (result.status === "fulfilled") return;
    const { code } = result.reason as { code?: string };
    if (code === "no_capacity") refused.push(sizes[index] as number);
    else others.push(String(code ?? result.reason));
  });
  return { taken, left: capacity - taken, refused, others };
}
