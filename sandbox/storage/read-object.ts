import { header, type WireAnswer, type WireRequest } from "../wire/message";
import { newRequestId, S3Error } from "./errors";
import type { Objects, StoredObject } from "./objects";

/** GET and HEAD of an object, conditions and one range included. */
export function readObject(
  objects: Objects,
  object: StoredObject,
  request: WireRequest,
): WireAnswer {
  const headers = {
    ...object.headers,
    etag: object.etag,
    "last-modified": new Date(object.modified).toUTCString(),
    "accept-ranges": "bytes",
    "x-amz-request-id": newRequestId(),
  };
  const condition = judge(object, request);
  if (condition === 304) return { status: 304, headers };
  if (condition === 412) {
    throw new S3Error(
      "PreconditionFailed",
      "At least one of the pre-conditions you specified did not hold",
    );
  }
  const body = objects.read(object);
  const range = rangeOf(header(request, "range"), body.length);
  if (!range) return { status: 200, headers, body };
  const [from, to] = range;
  return {
    status: 206,
    headers: { ...headers, "content-range": `bytes ${from}-${to}/${body.length}` },
    body: body.subarray(from, to + 1),
  };
}

function judge({ etag, modified }: StoredObject, request: WireRequest): 304 | 412 | undefined {
  const names = (list: string) => list.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  const match = header(request, "if-match");
  if (match !== undefined && !names(match).some((tag) => tag === "*" || tag === etag)) return 412;
  const none = header(request, "if-none-match");
  if (none !== undefined) {
    return names(none).some((tag) => tag === "*" || tag === etag) ? 304 : undefined;
  }
  const since = Date.parse(header(request, "if-modified-since") ?? "");
  // The header knows whole seconds only.
  return Math.floor(Date.parse(modified) / 1000) * 1000 <= since ? 304 : undefined;
}

/** The first and the last byte asked for; undefined for the whole, also where the header says nothing sensible. */
function rangeOf(range: string | undefined, size: number): [number, number] | undefined {
  const [, start = "", end = ""] = /^bytes=(\d*)-(\d*)$/.exec(range ?? "") ?? [];
  if (start === "" && end === "") return undefined;
  const from = start === "" ? Math.max(0, size - Number(end)) : Number(start);
  const to = start === "" || end === "" ? size - 1 : Math.min(Number(end), size - 1);
  if (from >= size || (start === "" && Number(end) === 0)) {
    throw new S3Error("InvalidRange", "The requested range is not satisfiable", {
      RangeRequested: range ?? "",
      ActualObjectSize: String(size),
    });
  }
  return from > to ? undefined : [from, to];
}
