import { createHash } from "node:crypto";
import { encodeTime, ulid } from "ulid";
import { accept } from "./accept";
import { createBatcher } from "./batcher";
import type { Core, EventBody, Incoming } from "./core";
import { persist } from "./db";
import type { Sync } from "./sync";

const MAX_EVENT = 512 * 1024;
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export type TakeEvents = (request: {
  body: string;
  seed?: string;
  path: string;
}) => Promise<string[]>;

/** A request this server refuses, with Inngest's status for it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** `POST /e/:key`: what comes together is written together. */
export function createEventsApi(core: Core, sync: Sync): TakeEvents {
  const write = createBatcher<{ incoming: Incoming[]; path: string }, void>(async (requests) => {
    const incoming = requests.flatMap((request) => request.incoming);
    await persist(() =>
      core.sql.begin((tx) => accept(core, tx, incoming, requests[0]?.path)).then(() => undefined),
    );
    return requests.map(() => undefined);
  }, 50);

  return async ({ body, seed, path }) => {
    const incoming = read(body, seed);
    // An event nobody listens to may be for a function that is newer than our last look.
    const unknown = incoming.some(
      ({ event }) => core.registry.triggeredBy(event.name).length === 0,
    );
    if (unknown && !core.config.appUrls.every((url) => core.registry.isSynced(url))) {
      await sync.now();
    }
    await write({ incoming, path });
    core.wake();
    return incoming.map(({ id }) => id);
  };
}

function read(body: string, seed: string | undefined): Incoming[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new Refusal(400, "the body is no JSON");
  }
  return [parsed].flat().map((one: unknown, i) => {
    if (!one || typeof one !== "object") throw new Refusal(400, "an event must be an object");
    const given = one as Partial<EventBody>;
    if (typeof given.name !== "string" || given.name === "" || given.name.includes("\0")) {
      throw new Refusal(400, "an event must have a name");
    }
    if (given.name.startsWith("inngest/"))
      throw new Refusal(400, "the prefix inngest/ is reserved");
    if (JSON.stringify(one).length > MAX_EVENT) throw new Refusal(413, "the event is over 512 KB");
    const id = seed ? seededId(seed, i) : ulid();
    const own =
      typeof given.id === "string" && given.id !== "" ? given.id.replaceAll("\0", "") : null;
    const event: EventBody = {
      ...given,
      id: own ?? id,
      name: given.name,
      data: given.data ?? {},
      ts: typeof given.ts === "number" && given.ts > 0 ? given.ts : Date.now(),
    };
    return { id, externalId: own, event };
  });
}

/** The SDK sends one seed with every attempt of a request: the same id each time, no duplicates. */
function seededId(seed: string, i: number): string {
  const millis = Number(seed.split(",")[0]);
  const time = Number.isSafeInteger(millis) && millis > 0 ? millis : Date.now();
  const hash = createHash("sha256").update(`${seed}|${i}`).digest();
  const tail = Array.from(hash.subarray(0, 16), (byte) => ALPHABET[byte & 31]).join("");
  return encodeTime(time, 10) + tail;
}
