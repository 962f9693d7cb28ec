// One trace from a request to the jobs that end it. Where no exporter is configured none of it does anything:
// `span` calls its work, and that is all. Our own context, and not OpenTelemetry's global one: Next and Inngest
// would trace themselves there, with addresses and their query strings in the attributes.
import type { AsyncLocalStorage } from "node:async_hooks";
import {
  type Context,
  type Link,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";

const slot = Symbol.for("gangway.trace");

export type Tracing = {
  tracer: Tracer;
  contexts: AsyncLocalStorage<Context>;
  /** Sends what is waiting to be sent. */
  flush: () => Promise<void>;
};

/** All that may be said of a span: ids, codes, counts and names out of our own code; nothing a person typed. */
export type Attributes = {
  "http.request.method"?: string;
  /** The endpoint's name, never the address that was asked for. */
  "http.route"?: string;
  "http.response.status_code"?: number;
  "db.system.name"?: "postgresql" | "redis";
  "db.operation.name"?: string;
  "db.operation.batch.size"?: number;
  "messaging.operation.name"?: string;
  "messaging.message.id"?: string;
  "error.type"?: string;
  "gangway.request.id"?: string;
  "gangway.booking.id"?: string;
  "gangway.task"?: string;
  "gangway.attempt"?: number;
  "gangway.outcome"?: string;
  "gangway.operator"?: string;
};

type Options = {
  attributes?: Attributes;
  /** W3C traceparents that this has to do with, without being part of it. */
  links?: (string | null | undefined)[];
};

/** The tracing of the process, begun by start-tracing.ts; undefined: none is wanted. */
function tracing(): Tracing | undefined {
  return (globalThis as { [slot]?: Tracing })[slot];
}

/** Gives the process its tracing; undefined takes it away. */
export function setTracing(begun: Tracing | undefined): void {
  (globalThis as { [slot]?: Tracing })[slot] = begun;
}

/** True where spans are recorded at all. */
export function isTracing(): boolean {
  return tracing() !== undefined;
}

/** Sends what is waiting; for a process that ends. */
export async function flushTraces(): Promise<void> {
  await tracing()?.flush();
}

/**
 * Runs `work` as a span of what goes on here; where nothing is traced, just runs it. Nothing that sweeps and
 * ticks do by themselves becomes a trace of its own. Errors are noted by their type or code, and pass.
 */
export async function span<T>(
  name: string,
  attributes: Attributes,
  work: () => Promise<T>,
): Promise<T> {
  const on = tracing();
  const context = on?.contexts.getStore();
  if (!on || !context) return await work();
  return await within(on, name, { attributes, kind: SpanKind.INTERNAL, context }, work);
}

/** The same for what another system is asked to do. */
export async function clientSpan<T>(
  name: string,
  attributes: Attributes,
  work: () => Promise<T>,
): Promise<T> {
  const on = tracing();
  const context = on?.contexts.getStore();
  if (!on || !context) return await work();
  return await within(on, name, { attributes, kind: SpanKind.CLIENT, context }, work);
}

/** A span that begins here: of a request, as the part of the trace its traceparent names, if it names one. */
export async function requestSpan<T>(
  name: string,
  traceparent: string | null | undefined,
  options: Options,
  work: () => Promise<T>,
): Promise<T> {
  const on = tracing();
  if (!on) return await work();
  // What server.ts has begun goes on in the endpoint behind it.
  const context = on.contexts.getStore() ?? contextOf(traceparent);
  return await within(on, name, { ...options, kind: SpanKind.SERVER, context }, work);
}

/** A job's: it goes on with the trace that its outbox row was written in, or begins one. */
export async function jobSpan<T>(
  name: string,
  traceparent: string | null | undefined,
  options: Options,
  work: () => Promise<T>,
): Promise<T> {
  const on = tracing();
  if (!on) return await work();
  const context = contextOf(traceparent);
  return await within(on, name, { ...options, kind: SpanKind.CONSUMER, context }, work);
}

/** Says something of the span that goes on here. */
export function note(attributes: Attributes): void {
  current()?.setAttributes(attributes);
}

/** Says that the span here has to do with another one, by its W3C traceparent. */
export function linkTo(traceparent: string | null | undefined): void {
  const linked = spanContextOf(traceparent);
  if (linked) current()?.addLink({ context: linked });
}

/** What goes on here as a W3C traceparent, to be kept with what follows from it; null: nothing is traced. */
export function traceparent(): string | null {
  const context = current()?.spanContext();
  if (!context) return null;
  const flags = (context.traceFlags & 1).toString(16).padStart(2, "0");
  return `00-${context.traceId}-${context.spanId}-${flags}`;
}

/** The trace's id, for log lines. */
export function traceId(): string | undefined {
  return current()?.spanContext().traceId;
}

function current(): Span | undefined {
  const context = tracing()?.contexts.getStore();
  return context && trace.getSpan(context);
}

type Begin = Options & { kind: SpanKind; context: Context };

async function within<T>(
  { tracer, contexts }: Tracing,
  name: string,
  { attributes, links = [], kind, context }: Begin,
  work: () => Promise<T>,
): Promise<T> {
  const known = links.map(spanContextOf).filter((one) => one !== null);
  const begun = tracer.startSpan(
    name,
    { kind, attributes: attributes ?? {}, links: known.map((one): Link => ({ context: one })) },
    context,
  );
  try {
    return await contexts.run(trace.setSpan(context, begun), work);
  } catch (error) {
    // Its message may quote what somebody typed.
    begun.setAttribute("error.type", typeOf(error));
    begun.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    begun.end();
  }
}

function typeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return String(code ?? name ?? typeof error).slice(0, 60);
}

function contextOf(traceparent: string | null | undefined): Context {
  const parent = spanContextOf(traceparent);
  return parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
}

const shape = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Null for what is no traceparent of the version there is. */
function spanContextOf(traceparent: string | null | undefined): SpanContext | null {
  const [, traceId, spanId, flags] = shape.exec(traceparent ?? "") ?? [];
  if (!traceId || !spanId || !flags) return null;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
}
