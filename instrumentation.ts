/** Runs once in each process that serves: reads the configuration, so that a mistake is said at the start, and starts the relay. */
export async function register(): Promise<void> {
  // Next compiles this file for its edge runtime too, where none of it can run.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { config } = await import("#lib/config/config");
  const { startRelay } = await import("#inngest/relay");
  const { startWatchdog } = await import("#inngest/watchdog");
  const { database } = await import("#db/client");
  const { startBeat } = await import("#lib/job/beat");
  const { cache } = await import("#lib/redis/redis");
  const { startTally } = await import("#lib/search/keep-tally");
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, OTEL_SERVICE_NAME } =
    config();
  if (OTEL_EXPORTER_OTLP_ENDPOINT || OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) {
    const { startTracing } = await import("#lib/trace/start-tracing");
    startTracing(OTEL_SERVICE_NAME);
  }
  // Connected before the first request asks, for nobody waits for Redis.
  cache().listen();
  startTally(cache());
  startBeat(database, cache());
  startRelay();
  startWatchdog();
}
