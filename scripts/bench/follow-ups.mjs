import { listener, portOf } from "./cpu.mjs";

/**
 * Holds back, on a stack of the bench's own, what follows a booking: the Inngest stand-in is halted.
 * Answers how to go on, without what has gathered: it would run into the next measurement.
 */
export function pauseFollowUps({ isOwn, endpoints, sql }) {
  const pid = isOwn ? listener(portOf(endpoints.inngest, 80)) : undefined;
  if (!pid) return async () => {};
  process.kill(pid, "SIGSTOP");
  return async () => {
    await sql`update outbox set sent_at = now() where sent_at is null`;
    await sql`update notice set due_at = now() + interval '1 day' where status = 'due'`;
    process.kill(pid, "SIGCONT");
  };
}
