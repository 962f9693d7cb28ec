import { AwsV4Signer } from "aws4fetch";
import { objectUrl, type Storage } from "./storage";

/** How long an address to upload to holds. */
export const uploadSeconds = 3_600;

/** What to send where: one PUT with exactly these headers and as many bytes, until `expires_at`. */
export type Upload = {
  method: "PUT";
  url: string;
  headers: Record<string, string>;
  expires_at: string;
};

/**
 * An address at which a browser may PUT one object within the hour, without coming past us. Type and size
 * are bound into its signature: with another of either the storage refuses.
 */
export async function presignUpload(
  storage: Storage,
  key: string,
  file: { type: string; bytes: number },
  now: Date,
): Promise<Upload> {
  const url = objectUrl(storage, key);
  url.searchParams.set("X-Amz-Expires", String(uploadSeconds));
  const { accessKeyId, secretAccessKey, region } = storage;
  const headers = { "content-type": file.type, "content-length": String(file.bytes) };
  const signer = new AwsV4Signer({
    method: "PUT",
    url: url.href,
    headers,
    accessKeyId,
    secretAccessKey,
    region,
    service: "s3",
    datetime: now.toISOString().replace(/[:-]|\.\d{3}/g, ""),
    signQuery: true,
    // Or neither the type nor the size would count.
    allHeaders: true,
  });
  const signed = await signer.sign();
  return {
    method: "PUT",
    url: signed.url.href,
    headers: { "content-type": file.type },
    expires_at: new Date(now.getTime() + uploadSeconds * 1_000).toISOString(),
  };
}
