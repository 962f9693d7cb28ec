import { AsyncLocalStorage } from "node:async_hooks";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { isTracing, setTracing } from "./trace";

/**
 * Begins to trace in this process, once, however often this file was loaded: spans go out in batches over
 * OTLP/HTTP. The exporter and the sampler read their own variables (OTEL_EXPORTER_OTLP_*, OTEL_TRACES_SAMPLER,
 * OTEL_BSP_*), as OpenTelemetry names them. A collector that is away costs nobody anything: spans are dropped.
 */
export function startTracing(serviceName: string): void {
  if (isTracing()) return;
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({
      "service.name": serviceName,
      "service.instance.id": String(process.pid),
    }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  setTracing({
    tracer: provider.getTracer("gangway"),
    contexts: new AsyncLocalStorage(),
    flush: () => provider.forceFlush(),
  });
}
