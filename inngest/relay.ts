import { database } from "#db/client";
import { log } from "#lib/log/log";
import { onCommitted } from "#lib/outbox/committed";
import { sendOutbox } from "#lib/outbox/send-outbox";
import { inngest } from "./client";

const tickMs = 1_000;
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
        while ((await sendOutbox(database(), send)) > 0) waitMs = tickMs;
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

async function send(
  events: { id: string; name: string; data: Record<string, string> }[],
): Promise<void> {
  await inngest.send(events);
}
