import type { Database } from "#db/client";
import { withReading } from "#db/transaction";
import { log } from "#lib/log/log";
import { gauge, withdraw } from "#lib/measure/measure";
import { metrics } from "#lib/measure/registry";
import { cache } from "#lib/redis/redis";
import { collectBusiness } from "./collect-business";
import { collectCache } from "./collect-cache";
import { collectProcess } from "./collect-process";
import { collectWork } from "./collect-work";
import { sharedFigures } from "./shared-figures";

/** Longer than this nobody who scrapes waits for the database. */
const readingMs = 3_000;

/**
 * The process's own figures, and the business's as they are read now, in Prometheus's text format. What cannot
 * be read is missing, and gangway_collector_success says so: a database that is away is when figures count.
 */
export async function collectMetrics({
  sql,
  use,
}: Pick<Database, "sql" | "use">): Promise<{ text: string; contentType: string }> {
  const { registry, watchProcess } = metrics();
  watchProcess();
  await Promise.all([
    attempt("work", () => collectWork(sql)),
    attempt("business", () => collectBusiness(sql)),
    attempt("cache", () => collectCache(cache())),
  ]);
  collectProcess(use);
  return { text: await registry.metrics(), contentType: registry.contentType };
}

async function attempt(
  collector: keyof typeof sharedFigures,
  collect: () => Promise<void>,
): Promise<void> {
  try {
    await withReading(collect(), readingMs);
    gauge("gangway_collector_success", { collector }, 1);
  } catch (error) {
    gauge("gangway_collector_success", { collector }, 0);
    for (const name of sharedFigures[collector]) withdraw(name);
    log().warn({ err: error, collector }, "metrics: could not be read");
  }
}
