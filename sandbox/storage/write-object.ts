import { createHash } from "node:crypto";
import type { Journal } from "../wire/journal";
import { header, type WireAnswer, type WireRequest } from "../wire/message";
import type { Store } from "../wire/store";
import { newRequestId, S3Error } from "./errors";
import type { Objects } from "./objects";

const LONGEST_KEY_BYTES = 1024;
/** What is given back with an object. */
const KEPT =
  /^(content-type|content-encoding|content-disposition|content-language|cache-control|expires|x-amz-meta-.+)$/;

interface Books {
  objects: Objects;
  journal: Journal;
  store: Store;
}

/** PUT of an object: whole or not at all. */
export function putObject(
  { objects, journal }: Books,
  key: string,
  request: WireRequest,
): WireAnswer {
  const { body } = request;
  if (request.headers["content-length"] === undefined) {
    throw new S3Error("MissingContentLength", "You must provide the Content-Length HTTP header.");
  }
  if (request.headers["x-amz-copy-source"] !== undefined) {
    throw new S3Error(
      "NotImplemented",
      "A header you provided implies functionality that is not implemented.",
    );
  }
  if (Buffer.byteLength(key) > LONGEST_KEY_BYTES) {
    throw new S3Error("KeyTooLongError", "Your key is too long");
  }
  const md5 = header(request, "content-md5");
  if (md5 !== undefined && md5 !== createHash("md5").update(body).digest("base64")) {
    throw new S3Error("BadDigest", "The Content-MD5 you specified did not match what we received.");
  }
  if (header(request, "if-none-match") === "*" && objects.find(key)) {
    throw new S3Error(
      "PreconditionFailed",
      "At least one of the pre-conditions you specified did not hold",
      { Condition: "If-None-Match" },
    );
  }
  const headers: Record<string, string> = { "content-type": "binary/octet-stream" };
  for (const [name, value] of Object.entries(request.headers)) {
    if (KEPT.test(name) && typeof value === "string") headers[name] = value;
  }
  record(journal, request, "put", key);
  const { etag } = objects.put(key, body, headers);
  return { status: 200, headers: { etag, "x-amz-request-id": newRequestId() } };
}

/** DELETE of an object; of one that isn't there too. */
export function deleteObject(books: Books, key: string, request: WireRequest): WireAnswer {
  const { objects, journal, store } = books;
  if (objects.find(key)) record(journal, request, "delete", key);
  objects.remove(key);
  store.commit();
  return { status: 204, headers: { "x-amz-request-id": newRequestId() } };
}

/** Written by the commit of the effect itself. */
function record(
  journal: Journal,
  { method, path }: WireRequest,
  effect: string,
  key: string,
): void {
  journal.record({ method, path, effect, ids: [key], idempotency_key: null });
}
