import { type Faults, faultSchema } from "./faults";
import type { Journal } from "./journal";
import { parseJson } from "./json";
import { json, type WireAnswer, type WireRequest } from "./message";

/** The controls every stand-in has, under /_sandbox. */
export function controls(
  name: string,
  journal: Journal,
  faults: Faults,
  request: WireRequest,
): WireAnswer | undefined {
  switch (`${request.method} ${request.path}`) {
    case "GET /_sandbox/health":
      return json(200, { ok: true, name });
    case "GET /_sandbox/journal":
      return json(200, journal.after(Number(request.query.get("after") ?? 0) || 0));
    case "GET /_sandbox/faults":
      return json(200, faults.list());
    case "POST /_sandbox/faults": {
      const parsed = faultSchema.safeParse(parseJson(request.body.toString("utf8")));
      if (!parsed.success) return json(422, { error: parsed.error.issues });
      faults.add(parsed.data);
      return json(200, parsed.data);
    }
    case "DELETE /_sandbox/faults":
      faults.clear();
      return json(200, { ok: true });
    default:
      return undefined;
  }
}
