import { createHash } from "node:crypto";
import type { Reply } from "./call";
import { canonical } from "./canonical";
import type { JsonError } from "./core";
import { backoff, retryAfter } from "./duration";

/** An operation the app reports or asks for. */
export interface Op {
  id: string;
  op: string;
  name?: string;
  displayName?: string;
  opts?: Record<string, unknown> | null;
  data?: unknown;
  error?: unknown;
}

export interface Memo {
  hash: string;
  name: string;
  memo: string;
}

/** What an answer means for the run. */
export type Decision =
  | { do: "memo"; memos: Memo[] }
  | { do: "plan"; ops: Op[] }
  | { do: "retry"; at: number; error: JsonError }
  | { do: "fail"; error: JsonError }
  | { do: "end"; output: string };

export interface Attempt {
  attempt: number;
  maxAttempts: number;
  now: number;
}

const ASKS = new Set(["StepPlanned", "Sleep", "WaitForEvent", "InvokeFunction"]);
// Fire-and-forget extras that arrive beside the others.
const IGNORED = new Set(["DeferAdd", "DeferAbort"]);
const COMPLETE = createHash("sha1").update("complete").digest("hex");

export function decide(reply: Reply, attempt: Attempt): Decision {
  const body = parseJson(reply.body);
  const again = (error: JsonError): Decision => {
    const stop = reply.headers["x-inngest-no-retry"] === "true";
    if (stop) return { do: "fail", error };
    const header = reply.headers["retry-after"];
    return retry(error, attempt, retryAfter(header, attempt.now));
  };
  if (reply.status === 200) return { do: "end", output: canonical(body ?? null) };
  if (reply.status === 206) {
    const ops = (Array.isArray(body) ? body : [body]) as Op[];
    return fromOps(ops, again);
  }
  return again(errorOf(body, `the app answered ${reply.status}`));
}

export function retry(
  error: JsonError,
  { attempt, maxAttempts, now }: Attempt,
  at?: number,
): Decision {
  if (attempt + 1 >= maxAttempts) return { do: "fail", error };
  return { do: "retry", at: at ?? now + backoff(attempt), error };
}

function fromOps(ops: Op[], again: (error: JsonError) => Decision): Decision {
  const asked: Op[] = [];
  const memos: Memo[] = [];
  for (const op of ops) {
    if (op.op === "RunComplete") return { do: "end", output: canonical(op.data ?? null) };
    if (op.op === "StepError") return again(errorOf(op.error, "the step failed"));
    if (op.op === "StepFailed") {
      const error = errorOf(op.error, "the step failed");
      // Under this id the SDK reports the function itself, not a step of it.
      if (op.id === COMPLETE) return { do: "fail", error };
      memos.push({ hash: op.id, name: nameOf(op), memo: canonical({ error }) });
    } else if (op.op === "StepRun" || op.op === "Step") {
      memos.push({ hash: op.id, name: nameOf(op), memo: canonical({ data: op.data ?? null }) });
    } else if (ASKS.has(op.op)) {
      asked.push(op);
    } else if (!IGNORED.has(op.op)) {
      return { do: "fail", error: unsupported(op) };
    }
  }
  if (memos.length > 0) return { do: "memo", memos };
  return { do: "plan", ops: asked };
}

export const nameOf = (op: Op): string => op.displayName || op.name || op.id;

function unsupported(op: Op): JsonError {
  return { name: "Error", message: `this local executor does not know the operation ${op.op}` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text === "" ? null : text;
  }
}

/** The SDK reads {name, message, stack}; anything else becomes a message. */
export function errorOf(value: unknown, otherwise: string): JsonError {
  if (value && typeof value === "object") {
    const { name, message, stack, ...rest } = value as Record<string, unknown>;
    const text = typeof message === "string" ? message : otherwise;
    return {
      ...rest,
      name: typeof name === "string" ? name : "Error",
      message: text,
      ...(typeof stack === "string" ? { stack } : {}),
    };
  }
  const text =
    typeof value === "string" && value ? `${otherwise}: ${value.slice(0, 500)}` : otherwise;
  return { name: "Error", message: text };
}
