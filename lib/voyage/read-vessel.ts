import type { Executor } from "#db/client";

export type VesselFacts = {
  id: number;
  slug: string;
  name: string;
  operator_code: string;
  imo: string | null;
  built: number | null;
  length_m: number;
  speed_kn: number;
  decks: number;
  passenger_capacity: number;
  /** Count by cabin kind. */
  cabins: Record<string, number>;
};

/** A vessel's facts (metres, knots), or undefined. */
export async function readVessel(executor: Executor, id: number): Promise<VesselFacts | undefined> {
  const [vessel] = await executor<VesselFacts[]>`
    select id, slug, name, operator_code, imo, built, length_m, speed_kn, decks, passenger_capacity, cabins
    from vessel where id = ${id}`;
  return vessel;
}
