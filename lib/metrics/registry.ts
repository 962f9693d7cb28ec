import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

const slot = Symbol.for("gangway.metrics");

type Requests = { count: Counter; seconds: Histogram };
type Metrics = {
  registry: Registry;
  /** Begins to watch Node itself, which costs a timer of its own: once somebody reads. */
  watchProcess: () => void;
  /** The gauge of a name, made at first use; what it said before is gone. */
  gauge: (name: string, help: string, labels?: string[]) => Gauge;
  requests: Requests;
};

/** The metrics of the process. */
export function metrics(): Metrics {
  const holder = globalThis as { [slot]?: Metrics };
  holder[slot] ??= begin();
  return holder[slot];
}

function begin(): Metrics {
  const registry = new Registry();
  let isWatching = false;
  const gauges = new Map<string, Gauge>();
  const registers = [registry];
  return {
    registry,
    watchProcess: () => {
      if (!isWatching) collectDefaultMetrics({ register: registry });
      isWatching = true;
    },
    gauge: (name, help, labelNames = []) => {
      const gauge = gauges.get(name) ?? new Gauge({ name, help, labelNames, registers });
      gauges.set(name, gauge);
      gauge.reset();
      return gauge;
    },
    requests: {
      count: new Counter({
        name: "gangway_http_requests_total",
        help: "Answers of endpoints and kept pages, by endpoint and status",
        labelNames: ["endpoint", "status"],
        registers,
      }),
      seconds: new Histogram({
        name: "gangway_http_request_seconds",
        help: "How long endpoints worked on an answer; those kept as bytes are not among them",
        labelNames: ["endpoint"],
        buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
        registers,
      }),
    },
  };
}
