import type { WireAnswer } from "../wire/message";
import { newRequestId, S3Error, xmlText } from "./errors";
import type { Objects } from "./objects";

const MOST_KEYS = 1000;

/** ListObjectsV2: keys below a prefix, a thousand at most and from where the last answer ended. */
export function listObjects(objects: Objects, bucket: string, query: URLSearchParams): WireAnswer {
  if (query.get("list-type") !== "2") {
    throw new S3Error(
      "NotImplemented",
      "A header you provided implies functionality that is not implemented.",
    );
  }
  const prefix = query.get("prefix") ?? "";
  const asked = Number(query.get("max-keys") ?? MOST_KEYS);
  if (!Number.isInteger(asked) || asked < 0) {
    throw new S3Error(
      "InvalidArgument",
      "Provided max-keys not an integer or within integer range",
    );
  }
  const most = Math.min(asked, MOST_KEYS);
  const token = query.get("continuation-token");
  const after = token ? Buffer.from(token, "base64url").toString() : query.get("start-after");
  const all = objects
    .list(prefix)
    .filter(({ key }) => !after || Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0);
  const shown = all.slice(0, most);
  const last = shown.at(-1);
  const more = all.length > shown.length && last;
  const contents = shown.map(
    ({ key, modified, etag, size }) =>
      `<Contents><Key>${xmlText(key)}</Key><LastModified>${modified}</LastModified><ETag>${xmlText(etag)}</ETag><Size>${size}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  const next = more
    ? `<NextContinuationToken>${Buffer.from(last.key).toString("base64url")}</NextContinuationToken>`
    : "";
  return {
    status: 200,
    headers: { "content-type": "application/xml", "x-amz-request-id": newRequestId() },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${xmlText(bucket)}</Name><Prefix>${xmlText(prefix)}</Prefix><KeyCount>${shown.length}</KeyCount><MaxKeys>${most}</MaxKeys><IsTruncated>${Boolean(more)}</IsTruncated>${next}${contents.join("")}</ListBucketResult>`,
  };
}
