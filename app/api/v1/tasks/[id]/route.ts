import { database } from "#db/client";
import { withReading } from "#db/transaction";
import { requireAccess } from "#http/booking-access";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { DomainError } from "#lib/errors/domain-error";
import { readTask, type TaskView } from "#lib/job/read-task";

const longestWaitSeconds = 10;

const get = endpoint<{ id: string }>(
  { name: "read-task", limit: "read" },
  async ({ request, params, url }) => {
    const wait = Math.min(
      longestWaitSeconds,
      Math.max(0, Number(url.searchParams.get("wait") ?? 0) || 0),
    );
    const until = performance.now() + wait * 1_000;
    let task = await readOwn(request.headers, params.id);
    while (task.status !== "completed" && task.status !== "failed" && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      task = await readOwn(request.headers, params.id);
    }
    const { booking_id: _, ...data } = task;
    return { body: { data } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });

async function readOwn(headers: Headers, id: string): Promise<TaskView> {
  const task = await withReading(readTask(database().sql, id));
  if (!task?.booking_id) throw new DomainError("not_found", "There is no such task.");
  requireAccess(headers, task.booking_id);
  return task;
}
