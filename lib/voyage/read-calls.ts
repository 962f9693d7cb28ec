import type { Executor } from "#db/client";

export type VoyageSailing = {
  id: string;
  sequence: number;
  from_port: string;
  to_port: string;
  departs_at: Date;
  arrives_at: Date;
  status: "open" | "closed" | "cancelled";
};

/** All sailings of a voyage in order: the vessel's calls on that day. */
export async function readCalls(executor: Executor, voyageId: string): Promise<VoyageSailing[]> {
  return await executor<VoyageSailing[]>`
    select id, sequence, from_port, to_port, departs_at, arrives_at, status
    from sailing where voyage_id = ${voyageId} order by sequence`;
}
