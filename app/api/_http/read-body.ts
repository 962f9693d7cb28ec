import type { z } from "zod";
import { DomainError } from "#lib/errors/domain-error";

/** Bytes of a request's body at most; the largest party fits many times. */
const largestBody = 64 * 1024;

/** Reads a body as text, up to `limit` bytes. Throws `payload_too_large`. */
export async function readText(request: Request, limit = largestBody): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
  const reader = request.body?.getReader();
  if (!reader) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw tooLarge(limit);
    }
    chunks.push(value);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new DomainError("malformed", "The body is not UTF-8.");
  }
}

function tooLarge(limit: number): DomainError {
  return new DomainError("payload_too_large", `A body may have ${limit} bytes.`);
}

/** Reads a JSON body through a schema. Throws `unsupported_media_type`, `payload_too_large`, `malformed`, `invalid`. */
export async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\b/i.test(type)) {
    throw new DomainError("unsupported_media_type", "Send application/json.");
  }
  return parse(schema, jsonOf(await readText(request)));
}

/** readBody for endpoints whose body may be left out: none at all is an empty object. */
export async function readOptionalBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const text = await readText(request);
  return parse(schema, text.trim() === "" ? {} : jsonOf(text));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError("malformed", "The body is not JSON.");
  }
}

/** Checks a value against a schema. Throws `invalid` with a message for each field. */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues
    .flatMap(meant)
    .slice(0, 50)
    .flatMap((issue) => {
      const path = issue.path.map(String).join(".");
      if (issue.code !== "unrecognized_keys") return [{ path, message: issue.message }];
      return issue.keys.slice(0, 10).map((key) => ({
        path: [path, key.slice(0, 60)].filter(Boolean).join("."),
        message: "There is no such field.",
      }));
    });
  throw new DomainError("invalid", "Some fields cannot be taken.", { errors });
}

type Issue = z.core.$ZodIssue;

/** Of a field that may have several forms, what is wrong with the form that was meant: the one whose own type fits. */
function meant(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const isForm = ({ path, code }: Issue) =>
    path.length > 0 || code === "unrecognized_keys" || code === "custom";
  const form = issue.errors.find((errors) => errors.every(isForm));
  if (!form) return [{ ...issue, message: "Has none of the forms this field can have." }];
  return form.flatMap((inner) => meant({ ...inner, path: [...issue.path, ...inner.path] }));
}
