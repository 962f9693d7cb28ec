import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { catalogue, type Metric } from "./catalogue";

const slot = Symbol.for("gangway.metrics");

type Metrics = {
  registry: Registry;
  /** Begins to watch Node itself, which costs a timer of its own: once somebody reads. */
  watchProcess: () => void;
  counters: Map<string, Counter>;
  gauges: Map<string, Gauge>;
  histograms: Map<string, Histogram>;
};

/** The metrics of the process, all of the catalogue. */
export function metrics(): Metrics {
  const holder = globalThis as { [slot]?: Metrics };
  holder[slot] ??= begin();
  return holder[slot];
}

const together = {
  process: "Of this process: add them up.",
  shared: "Of all processes: take the largest.",
};

function begin(): Metrics {
  const registry = new Registry();
  const counters = new Map<string, Counter>();
  const gauges = new Map<string, Gauge>();
  const histograms = new Map<string, Histogram>();
  for (const [name, metric] of Object.entries<Metric>(catalogue)) {
    const help = `${metric.help}. ${together[metric.scope]}`;
    const options = { name, help, labelNames: [...metric.labels], registers: [registry] };
    if (metric.type === "counter") counters.set(name, new Counter(options));
    else if (metric.type === "gauge") gauges.set(name, new Gauge(options));
    else {
      histograms.set(name, new Histogram({ ...options, buckets: [...metric.buckets] }));
    }
  }
  let isWatching = false;
  const watchProcess = () => {
    if (!isWatching) collectDefaultMetrics({ register: registry });
    isWatching = true;
  };
  return { registry, watchProcess, counters, gauges, histograms };
}
