import { createHash } from "node:crypto";
import type { Collection } from "../wire/store";
import { invalid, StripeError } from "./errors";
import { canonical, type FormTable } from "./form";
import type { World } from "./world";

const KEEP_MS = 24 * 60 * 60 * 1000;

export interface Kept {
  method: string;
  path: string;
  params: string;
  status: number;
  body: string;
  requestId: string;
  at: number;
}

/** The first answer to a key is the answer for a day, once execution has begun. */
export class Idempotency {
  private readonly kept: Collection<Kept>;
  /** Only a process that lives can be in the middle of something. */
  private readonly inFlight = new Set<string>();

  constructor(private readonly world: World) {
    this.kept = world.store.collection("idempotency_key", 20_000);
  }

  /** The kept answer, or undefined when this request is to run; refuses misuse. */
  begin(key: string, path: string, form: FormTable): Kept | undefined {
    if (key.length > 255) {
      throw invalid("Idempotency-Key must be at most 255 characters long.");
    }
    if (this.inFlight.has(key)) {
      throw new StripeError(
        409,
        "idempotency_error",
        `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
        { code: "idempotency_key_in_use" },
      );
    }
    const kept = this.kept.get(key);
    if (kept && this.world.nowMs() - kept.at < KEEP_MS) {
      refuseMisuse(key, kept, path, digest(form));
      return kept;
    }
    this.inFlight.add(key);
    return undefined;
  }

  keep(key: string, answer: Omit<Kept, "at" | "params">, form: FormTable): void {
    this.kept.save(key, { ...answer, params: digest(form), at: this.world.nowMs() });
  }

  end(key: string): void {
    this.inFlight.delete(key);
  }
}

const digest = (form: FormTable) => createHash("sha256").update(canonical(form)).digest("base64");

function refuseMisuse(key: string, kept: Kept, path: string, params: string): void {
  if (kept.path !== path) {
    throw new StripeError(
      400,
      "idempotency_error",
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${kept.path}' vs '${path}'). Try using a key other than '${key}' if you meant to execute a different request.`,
    );
  }
  if (kept.params !== params) {
    throw new StripeError(
      400,
      "idempotency_error",
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    );
  }
}
