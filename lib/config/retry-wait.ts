import { config } from "./config";

/** Seconds to wait before a retry that is planned `seconds` ahead: as many, except in tests, which hurry. */
export function retryWait(seconds: number): number {
  return seconds * config().RETRY_WAIT_SCALE;
}
