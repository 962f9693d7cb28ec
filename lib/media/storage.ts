import { createHash } from "node:crypto";
import { AwsV4Signer } from "aws4fetch";
import { config } from "#lib/config/config";
import type { Environment } from "#lib/config/environment";
import { DomainError } from "#lib/errors/domain-error";
import { fetchGuarded, type GuardedAnswer } from "#lib/fetch/fetch-guarded";
import { FetchRefused } from "#lib/fetch/fetch-refused";

/** A bucket of a storage that speaks S3, and the key it knows us by. */
export type Storage = {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
};

/** The storage that is set up, or null. */
export function openStorage(environment: Environment): Storage | null {
  const { S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = environment;
  // All of them or none: the environment says so.
  if (!S3_ENDPOINT || !S3_REGION || !S3_BUCKET) return null;
  if (!S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return null;
  return {
    endpoint: S3_ENDPOINT.replace(/\/$/, ""),
    region: S3_REGION,
    bucket: S3_BUCKET,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  };
}

/** The storage of this process. Throws `storage_unavailable` where none is set up. */
export function storage(): Storage {
  const found = openStorage(config());
  if (found) return found;
  throw new DomainError("storage_unavailable", "No storage for pictures is set up.");
}

/** The address of an object, by path. */
export function objectUrl({ endpoint, bucket }: Storage, key: string): URL {
  return new URL(`${endpoint}/${bucket}/${key}`);
}

type Request = {
  method: "GET" | "HEAD" | "PUT" | "DELETE";
  /** Empty: the bucket itself. */
  key: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: Buffer;
  /** Of the answer's body. */
  mostBytes?: number;
};

/** Takes what is left of an answer off the wire, unread. */
export function letGo({ body }: GuardedAnswer): void {
  body.on("error", () => {}).resume();
}

/** A request waits so long for its last byte. */
const deadlineMs = 30_000;

/**
 * Asks the storage, signed; a 404 is an answer, anything else that isn't success is thrown as
 * `storage_unavailable`. Read the answer's body, or let it go.
 */
export async function askStorage(storage: Storage, request: Request): Promise<GuardedAnswer> {
  const { method, key, query = {}, headers = {}, body, mostBytes = 64 * 1024 } = request;
  const url = objectUrl(storage, key);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const hash = createHash("sha256")
    .update(body ?? "")
    .digest("hex");
  const { accessKeyId, secretAccessKey, region } = storage;
  const signer = new AwsV4Signer({
    method,
    url: url.href,
    headers: { ...headers, "x-amz-content-sha256": hash },
    accessKeyId,
    secretAccessKey,
    region,
    service: "s3",
  });
  const signed = await signer.sign();
  try {
    const answer = await fetchGuarded(signed.url.href, {
      method,
      headers: Object.fromEntries(signed.headers),
      ...(body && { body }),
      deadlineMs,
      mostBytes,
      mostRedirects: 0,
      // Whoever runs us said where it is; storages in one's own network are common.
      privateAddresses: "always",
    });
    if (answer.status < 300 || answer.status === 404) return answer;
    letGo(answer);
    throw new DomainError(
      "storage_unavailable",
      `The storage answered ${method} with ${answer.status}.`,
    );
  } catch (error) {
    if (!(error instanceof FetchRefused)) throw error;
    throw new DomainError("storage_unavailable", `The storage is away (${error.reason}).`);
  }
}
