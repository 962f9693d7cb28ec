import fc from "fast-check";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { openStripeEngine } from "../../stripe-engine";
import { openWorld, type World } from "../../world";
import { type Command, commands } from "./commands";
import { playMoney } from "./play";

export type MoneyComparison = {
  /** What went wrong and how to see it again; null when nothing did. */
  wrong: string | null;
  sequences: number;
  commands: number;
  /** How often each command was heard to answer what. */
  heard: Record<string, number>;
};

type Plan = {
  seed: number;
  /** Of a sequence that went wrong: only that one is played again. */
  path?: string | undefined;
  runs: number;
  most: number;
  /** Played side by side, each on a database of its own. */
  lanes?: number;
  longestMs: number;
  /** What is not played in that time need not be: a busy machine is no fault. */
  mayEndEarly?: boolean;
  shrink?: boolean;
  /** Switches a guard off, for a negative control. */
  weaken?: (world: World) => Promise<void>;
};

/** The invariants look at all there is: a database that has seen so many sequences makes way for a new one. */
const sequencesADatabase = 100;
/** And one that is so old, for nobody does the jobs that wait there, and I9 would be right to complain. */
const oldestMs = 150_000;

/** Plays one sequence against the product and the model, and looks whether the invariants hold afterwards. Null when all is well. */
export async function playOne(
  world: World,
  sequence: Command[],
  late: boolean,
  tally = new Map<string, number>(),
): Promise<string | null> {
  const engine = await openStripeEngine();
  try {
    const difference = await playMoney(world, engine, sequence, { late, tally });
    if (difference) return difference;
    const broken = await checkInvariants(world.sql);
    return broken.length > 0 ? `broken: ${JSON.stringify(broken)}` : null;
  } finally {
    engine.end();
  }
}

/** Plays random sequences until one differs from the model or breaks an invariant. The same seed plays the same ones. */
export async function compareMoney(serverUrl: string, plan: Plan): Promise<MoneyComparison> {
  // A path leads to one sequence of one lane, whose own seed was printed with it.
  const lanes = plan.path ? 1 : (plan.lanes ?? 1);
  const found = await Promise.all(
    Array.from({ length: lanes }, (_, lane) =>
      playLane(serverUrl, {
        ...plan,
        seed: plan.seed + lane,
        runs: Math.ceil(plan.runs / lanes),
      }),
    ),
  );
  const heard: Record<string, number> = {};
  for (const [word, count] of found.flatMap((lane) => Object.entries(lane.heard))) {
    heard[word] = (heard[word] ?? 0) + count;
  }
  return {
    wrong: found.find(({ wrong }) => wrong)?.wrong ?? null,
    sequences: found.reduce((all, { sequences }) => all + sequences, 0),
    commands: found.reduce((all, lane) => all + lane.commands, 0),
    heard: Object.fromEntries(Object.entries(heard).sort()),
  };
}

async function playLane(serverUrl: string, plan: Plan): Promise<MoneyComparison> {
  const tally = new Map<string, number>();
  let [count, sequences, used, opened] = [0, 0, 0, 0];
  let world: World | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const fresh = async () => {
    if (world && used < sequencesADatabase && Date.now() - opened < oldestMs) return world;
    await world?.end();
    world = await openWorld(serverUrl, 6);
    opened = Date.now();
    await plan.weaken?.(world);
    used = 0;
    return world;
  };
  try {
    const details = await fc.check(
      fc.asyncProperty(commands(plan.most), fc.boolean(), async (sequence, late) => {
        const here = await fresh();
        used += 1;
        sequences += 1;
        count += sequence.length;
        const played = playOne(here, sequence, late, tally);
        last = played.catch(() => {});
        const wrong = await played.catch((error: unknown) => {
          used = sequencesADatabase;
          throw error;
        });
        if (!wrong) return;
        // What is broken there must not be taken for the next sequence's.
        used = sequencesADatabase;
        throw new Error(wrong);
      }),
      {
        seed: plan.seed,
        ...(plan.path ? { path: plan.path } : {}),
        numRuns: plan.runs,
        interruptAfterTimeLimit: plan.longestMs,
        markInterruptAsFailure: plan.mayEndEarly !== true,
        endOnFailure: plan.shrink === false,
      },
    );
    const replay = `GANGWAY_SEED=${details.seed} GANGWAY_PATH=${details.counterexamplePath} npx vitest run lib/booking/races/money`;
    return {
      wrong: details.failed
        ? `${details.errorInstance ?? `it took too long: ${sequences} sequences were played`}\n${fc.defaultReportMessage(details)}\nAgain: ${replay}`
        : null,
      sequences,
      commands: count,
      heard: Object.fromEntries(tally),
    };
  } finally {
    // Who is interrupted does not wait for the sequence under way.
    await last;
    await (world as World | null)?.end();
  }
}
