import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import { forget, remembered } from "./remembered";

/** Minutes between landing from one ship and the departure of the next. */
export type ChangeTime = { least_minutes: number; longest_minutes: number };

/** By "FROM TO": landing in the one port, leaving from the other, which may be the same. */
export type ChangeTimes = ReadonlyMap<string, ChangeTime>;

/**
 * How long one needs to change ship, in each port and between ports that lie near each other; read once
 * a minute for the process. Throws `service_unavailable`.
 */
export function changeTimes(executor: Executor): Promise<ChangeTimes> {
  return remembered("change-times", executor, 60, async () => {
    const rows = await withReading(
      executor<
        ({ from_port: string; to_port: string } & ChangeTime)[]
      >`select from_port, to_port, least_minutes, longest_minutes from change_place`,
    );
    return new Map(
      rows.map(({ from_port, to_port, ...time }) => [`${from_port} ${to_port}`, time]),
    );
  });
}

/** The time to change between landing in a port and leaving from one; undefined where nobody can. */
export function changeTimeBetween(
  times: ChangeTimes,
  landing: string,
  leaving: string,
): ChangeTime | undefined {
  return times.get(`${landing} ${leaving}`);
}

/** Makes the next reader see the times as they are now; for whoever changed them, and for tests. */
export function forgetChangeTimes(): void {
  forget("change-times");
}
