import { AsyncLocalStorage } from "node:async_hooks";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  clientSpan,
  jobSpan,
  linkTo,
  note,
  requestSpan,
  setTracing,
  span,
  traceId,
  traceparent,
} from "./trace";

const given = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
const exporter = new InMemorySpanExporter();
const seen = () =>
  exporter.getFinishedSpans().map((one) => ({
    name: one.name,
    trace: one.spanContext().traceId,
    id: one.spanContext().spanId,
    parent: one.parentSpanContext?.spanId ?? null,
    attributes: one.attributes,
    links: one.links.map(({ context }) => context.spanId),
    isError: one.status.code === 2,
  }));

beforeEach(() => {
  const provider = new BasicTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const contexts = new AsyncLocalStorage<never>();
  setTracing({
    tracer: provider.getTracer("test"),
    contexts: contexts as never,
    flush: async () => {},
  });
});
afterEach(() => {
  exporter.reset();
  setTracing(undefined);
});

describe("tracing", () => {
  test("a request goes on with the trace it names, and what happens in it is below it", async () => {
    await requestSpan("GET search", given, {}, async () => {
      await Promise.all([
        span("one", {}, async () => note({ "gangway.outcome": "done" })),
        clientSpan("two", { "gangway.operator": "CTN" }, async () => {}),
      ]);
      expect(traceId()).toBe("4bf92f3577b34da6a3ce929d0e0e4736");
    });
    const [one, two, request] = seen();
    expect(request).toMatchObject({ name: "GET search", parent: "00f067aa0ba902b7" });
    expect(one).toMatchObject({ parent: request?.id, attributes: { "gangway.outcome": "done" } });
    expect(two).toMatchObject({ parent: request?.id, attributes: { "gangway.operator": "CTN" } });
    expect(new Set(seen().map(({ trace }) => trace))).toEqual(
      new Set(["4bf92f3577b34da6a3ce929d0e0e4736"]),
    );
  });

  test("a job goes on where its row was written, and may be linked to another trace", async () => {
    let kept: string | null = null;
    await requestSpan("POST bookings", null, {}, async () => {
      kept = traceparent();
    });
    await jobSpan("job", kept, {}, async () => linkTo(given));
    const [request, job] = seen();
    expect(job).toMatchObject({ trace: request?.trace, parent: request?.id });
    expect(job?.links).toEqual(["00f067aa0ba902b7"]);
  });

  test.each([
    "",
    "00-0-0-0",
    `${given}0`,
    given.toUpperCase(),
    "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
    "'; drop table outbox --",
  ])("what is no traceparent begins a trace of its own: %s", async (said) => {
    await requestSpan("GET search", said, {}, async () => {});
    expect(seen()).toMatchObject([{ parent: null }]);
  });

  test("what happens by itself is no trace", async () => {
    expect(await span("sweep", {}, async () => traceparent())).toBeNull();
    expect(seen()).toEqual([]);
  });

  test("an error is noted by its code, never by its words, and passes", async () => {
    const error = Object.assign(new Error("amel@example.com is taken"), { code: "23505" });
    await expect(requestSpan("x", null, {}, () => Promise.reject(error))).rejects.toBe(error);
    expect(seen()).toMatchObject([{ isError: true, attributes: { "error.type": "23505" } }]);
    expect(JSON.stringify(seen())).not.toContain("amel");
  });

  test("switched off, work is done and nothing else", async () => {
    setTracing(undefined);
    const answer = await requestSpan("x", given, {}, () =>
      span("y", {}, async () => traceparent()),
    );
    expect(answer).toBeNull();
    expect(seen()).toEqual([]);
  });
});
