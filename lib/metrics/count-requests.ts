import { count, observe } from "#lib/measure/measure";

/** Counts an endpoint's answer and how long it took, in milliseconds. */
export function countRequest(endpoint: string, status: number, ms: number): void {
  count("gangway_http_requests_total", { endpoint, status: String(status) });
  observe("gangway_http_request_duration_seconds", { endpoint }, ms / 1_000);
}

/** Counts answers out of memory, several at a time: they cost nothing worth measuring. */
export function countKeptAnswers(endpoint: string, answers: number): void {
  count("gangway_http_requests_total", { endpoint, status: "200" }, answers);
}
