import { canonical } from "./canonical";
import type { Task } from "./claim";

/**
 * The body of a call, canonical by construction: its parts are, and its keys are in order.
 * `fn_id` is left out on purpose: without it the SDK reports each step in its answer and asks for
 * no checkpoint API.
 */
export function callBody(task: Task, maxAttempts: number): string {
  const stack = [...task.memos.keys()];
  const ctx = canonical({
    attempt: task.attempt,
    // In a race two discoveries may be under way; neither may run a step by itself.
    disable_immediate_execution: task.race,
    max_attempts: maxAttempts,
    run_id: task.run,
    stack: { stack, current: stack.length },
    use_api: false,
  });
  const steps = [...task.memos]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([hash, memo]) => `${JSON.stringify(hash)}:${memo}`);
  const event = firstOf(task.events);
  return `{"ctx":${ctx},"event":${event},"events":${task.events},"steps":{${steps.join(",")}},"version":-1}`;
}

const firstOf = (events: string): string => {
  const list = JSON.parse(events) as unknown[];
  return list.length === 1 ? events.slice(1, -1) : canonical(list[0]);
};
