import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { DomainError } from "#lib/errors/domain-error";
import { FetchRefused } from "#lib/fetch/fetch-refused";
import { askStorage, letGo, type Storage } from "./storage";

/** An object's size in bytes and its type, or null where there is none. */
export async function headObject(
  storage: Storage,
  key: string,
): Promise<{ type: string; bytes: number } | null> {
  // What it says of its length is the object's, and no body comes.
  const mostBytes = Number.MAX_SAFE_INTEGER;
  const answer = await askStorage(storage, { method: "HEAD", key, mostBytes });
  const { status, headers } = answer;
  letGo(answer);
  if (status === 404) return null;
  return { type: headers["content-type"] ?? "", bytes: Number(headers["content-length"] ?? 0) };
}

/** An object's bytes, or null where there is none. Throws `storage_unavailable`, also beyond `mostBytes`. */
export async function getObject(
  storage: Storage,
  key: string,
  mostBytes: number,
): Promise<Buffer | null> {
  const answer = await askStorage(storage, { method: "GET", key, mostBytes });
  if (answer.status !== 404) return await readAll(answer.body);
  letGo(answer);
  return null;
}

/** Puts an object in its place; what lay there is gone. */
export async function putObject(
  storage: Storage,
  key: string,
  body: Buffer,
  headers: Record<string, string>,
): Promise<void> {
  const answer = await askStorage(storage, { method: "PUT", key, headers, body });
  letGo(answer);
  if (answer.status === 404) {
    throw new DomainError("storage_unavailable", "The storage has no such bucket.");
  }
}

/** Deletes an object; one that isn't there is as good. */
export async function deleteObject(storage: Storage, key: string): Promise<void> {
  letGo(await askStorage(storage, { method: "DELETE", key }));
}

/** Keys below a prefix, a thousand at most: far more than one picture has. */
export async function listKeys(storage: Storage, prefix: string): Promise<string[]> {
  const { body } = await askStorage(storage, {
    method: "GET",
    key: "",
    query: { "list-type": "2", prefix },
    mostBytes: 4 * 1024 * 1024,
  });
  const { root } = parseXml((await readAll(body)).toString("utf8"));
  if (root?.name !== "ListBucketResult") {
    throw new DomainError("storage_unavailable", "The storage lists nothing.");
  }
  return elements(root, "Contents").flatMap((one) => elements(one, "Key").map(({ text }) => text));
}

function elements(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement => child instanceof XmlElement && child.name === name,
  );
}

async function readAll(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of body) chunks.push(chunk);
  } catch (error) {
    if (!(error instanceof FetchRefused)) throw error;
    throw new DomainError("storage_unavailable", `The storage broke off (${error.reason}).`);
  }
  return Buffer.concat(chunks);
}
