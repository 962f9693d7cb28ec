import fc from "fast-check";
import { checkInvariants } from "#lib/invariant/check-invariants";
import type { World } from "../world";
import { commands, differenceFrom } from "./booking-model";

export type Comparison = {
  /** The seed, a sequence that went wrong (the shortest, if it was to `shrink`) and what was wrong with it; null when nothing was. */
  wrong: string | null;
  commands: number;
  heard: Record<string, number>;
};

/** Runs random sequences until one differs from the model or breaks an invariant. The same seed runs the same ones. */
export async function compareWithModel(
  world: World,
  {
    seed,
    runs,
    most,
    shrink = true,
  }: { seed: number; runs: number; most: number; shrink?: boolean },
): Promise<Comparison> {
  const tally = new Map<string, number>();
  let count = 0;
  const details = await fc.check(
    fc.asyncProperty(commands(most), async (sequence) => {
      count += sequence.length;
      const difference = await differenceFrom(world, sequence, tally);
      if (difference) throw new Error(difference);
      const broken = await checkInvariants(world.sql);
      if (broken.length > 0) throw new Error(`broken: ${JSON.stringify(broken)}`);
    }),
    {
      seed,
      numRuns: runs,
      interruptAfterTimeLimit: 200_000,
      markInterruptAsFailure: true,
      endOnFailure: !shrink,
    },
  );
  return {
    wrong: details.failed ? `${details.errorInstance}\n${fc.defaultReportMessage(details)}` : null,
    commands: count,
    heard: Object.fromEntries(tally),
  };
}
