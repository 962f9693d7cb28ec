import { AsyncLocalStorage } from "node:async_hooks";
import { Inngest } from "inngest";
import { database } from "#db/client";
import { fetchKept } from "#lib/fetch/fetch-kept";
import { log } from "#lib/log/log";
import { onCommitted } from "#lib/outbox/committed";
import { type OutboxEvent, sendOutbox } from "#lib/outbox/send-outbox";

const tickMs = 1_000;
/** Events handed over in one request. */
const mostAtOnce = 200;
/** The longest wait between tries while Inngest is away. */
const longestWaitMs = 15_000;

/**
 * Carries the outbox to Inngest: at once after each commit in this process, and every second for what
 * other processes, crashes or Inngest's absence left behind. Returns how to stop it.
 */
export function startRelay(): () => void {
  let stopped = false;
  let running = false;
  let again = false;
  let waitUntil = 0;
  let waitMs = tickMs;

  const run = async (): Promise<void> => {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      do {
        again = false;
        // Less than was asked for is all there was; what is committed meanwhile calls again.
        while ((await sendOutbox(database(), send, { limit: mostAtOnce })) === mostAtOnce);
        waitMs = tickMs;
      } while (again);
    } catch (error) {
      waitUntil = Date.now() + waitMs;
      waitMs = Math.min(waitMs * 2, longestWaitMs);
      log().warn({ err: error }, "relay: the outbox waits");
    } finally {
      running = false;
    }
  };

  const off = onCommitted(() => void run());
  const ticker = setInterval(() => {
    if (Date.now() >= waitUntil) void run();
  }, tickMs);
  return () => {
    stopped = true;
    off();
    clearInterval(ticker);
  };
}

const patience = new AsyncLocalStorage<AbortSignal>();

const silent = () => {};
/** Inngest's client takes no signal, and waits minutes for a server that hangs: this one's requests end with the relay's patience. */
const sender = new Inngest({
  id: "gangway",
  // The relay itself says that the outbox waits, once a try and without the events.
  logger: { info: silent, warn: silent, error: silent, debug: silent },
  fetch: (input, init) =>
    fetchKept(String(input), {
      method: init?.method,
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: String(init?.body ?? ""),
      signal: patience.getStore(),
    }),
});

async function send(events: OutboxEvent[], signal: AbortSignal): Promise<void> {
  await patience.run(signal, () => sender.send(events));
}
