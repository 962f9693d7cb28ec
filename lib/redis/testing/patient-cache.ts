import Redis from "ioredis";
import { Cache } from "../redis";

/** A cache that waits for each answer: for tests of what is kept, and not of how long it takes. */
export function openPatientCache(url: string): Cache {
  return new PatientCache(
    new Redis(url).on("error", () => {}),
    url,
  );
}

class PatientCache extends Cache {
  override async attempt<T>(commands: (client: Redis) => Promise<T>): Promise<T | null> {
    return this.client ? await commands(this.client).catch(() => null) : null;
  }

  override state() {
    return "up" as const;
  }
}
