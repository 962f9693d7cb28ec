import { metrics } from "./registry";

/** Counts an endpoint's answer and how long it took, in milliseconds. */
export function countRequest(endpoint: string, status: number, ms: number): void {
  const { count, seconds } = metrics().requests;
  count.inc({ endpoint, status });
  seconds.observe({ endpoint }, ms / 1_000);
}

/** Counts answers out of memory, several at a time: they cost nothing worth measuring. */
export function countKeptAnswers(endpoint: string, answers: number): void {
  metrics().requests.count.inc({ endpoint, status: 200 }, answers);
}
