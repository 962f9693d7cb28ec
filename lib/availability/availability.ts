export type PoolAvailability = { kind: string; capacity: number; available: number };

/** What a sailing has left, by pool kind (places, centimetres of lane, cabins, kennels). */
export type SailingAvailability = { sailing_id: string; pools: PoolAvailability[] };
