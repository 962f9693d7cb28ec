import { spentBetween, untilQuiet } from "./cpu.mjs";
import { layField } from "./field.mjs";
import { pauseFollowUps } from "./follow-ups.mjs";
import { written } from "./line.mjs";
import { press } from "./press.mjs";
import { prepareSeedsTransaction } from "./seeds-transaction.mjs";

const CONNECTIONS = 64;
const SAILINGS = 1000;

/** Bookings for a while, with what they cost while they were made. */
async function press64(stage, make, seconds = stage.seconds) {
  const before = await stage.cpu.read();
  const how = { base: stage.base, seconds, connections: CONNECTIONS, expected: 201, make };
  const pressed = await press(how);
  const after = await stage.cpu.read();
  return { ...pressed, cpu: spentBetween(before, after, pressed.done) };
}

/** The bookings alone, as what they are held against is a transaction alone: their timers and mails wait. */
async function book(stage, make, seconds) {
  const resume = pauseFollowUps(stage);
  try {
    return await press64(stage, make, seconds);
  } finally {
    await resume();
    await untilQuiet(stage.cpu);
  }
}

/** Bookings on one sailing and on 1,000, and the limits they are held against, in turns. */
export async function measureHolds(stage) {
  const { base, sql, endpoints, rounds, seconds, note } = stage;
  note("1,000 sailings with room for everybody");
  const field = await layField(stage, SAILINGS);
  const seeds = await prepareSeedsTransaction(endpoints.database_url, sql);
  const get = (path) => written(base, "GET", path);
  const statics = async (path) => {
    const pressed = { base, seconds: seconds / 2, connections: CONNECTIONS };
    return (await press({ ...pressed, make: () => get(path) })).perSecond;
  };
  let turn = 0;
  const one = () => field.ask(0);
  const many = () => field.ask(++turn % field.size);
  note("bookings to warm up");
  await book(stage, many, 1.5);
  await book(stage, one, 1.5);
  const results = [];
  for (let round = 1; round <= rounds; round++) {
    note(`holds, round ${round} of ${rounds}`);
    results.push({
      seeds: await seeds.perSecond(seconds),
      front: await statics("/api/health/live"),
      next: await statics("/api/health/live?by=next"),
      one: await book(stage, one),
      many: await book(stage, many),
    });
  }
  note("holds, with their timers running behind them");
  const followed = await press64(stage, one);
  await seeds.end();
  return { by: seeds.by, rounds: results, followed };
}

/** Bookings on one sailing once more, when the tables have grown. */
export async function measureGrown(stage) {
  const field = await layField(stage, 1);
  const one = () => field.ask(0);
  const results = [];
  await book(stage, one, 1.5);
  for (let round = 1; round <= stage.rounds; round++) {
    stage.note(`holds among many, round ${round} of ${stage.rounds}`);
    results.push(await book(stage, one));
  }
  return results;
}
