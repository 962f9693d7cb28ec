import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fetchGuarded } from "#lib/fetch/fetch-guarded";
import type { FeedFiles } from "./feed-files";
import { FeedRefused } from "./feed-refused";
import { limits } from "./limits";
import { openFolder } from "./open-folder";
import { openZip } from "./open-zip";

export type FeedSource = { url: string; etag?: string; lastModified?: string };

export type OpenedFeed =
  | { files: FeedFiles; source?: FeedSource }
  /** What is there is what `known` told of. */
  | { files: null; source: FeedSource };

type Options = {
  /** What the server said the last time. */
  known?: { etag?: string | null; lastModified?: string | null };
  /** Whether the address may lie in one's own network; a redirect may only in the sandbox. */
  privateAddresses: "never" | "first" | "always";
};

export function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

/** What a feed is called when nobody says: the folder's or the zip's name, or its address without a question. */
export function feedKeyOf(source: string): string {
  if (!isAddress(source)) return basename(source).replace(/\.zip$/i, "");
  const { host, pathname } = new URL(source);
  return `${host}${pathname}`.replace(/\.zip$|\/$/i, "");
}

/**
 * Opens a folder, a zip or the zip at an address. An address is downloaded into a file first, for a zip is
 * read from its end. Throws FeedRefused, and FetchRefused for an address that cannot or must not be asked.
 */
export async function openFeed(source: string, options: Options): Promise<OpenedFeed> {
  if (isAddress(source)) return download(source, options);
  const found = await stat(source).catch(() => undefined);
  if (!found) throw new FeedRefused([{ file: source, says: "there is no such folder or zip" }]);
  return { files: found.isDirectory() ? await openFolder(source) : await openZip(source) };
}

async function download(url: string, { known, privateAddresses }: Options): Promise<OpenedFeed> {
  const answer = await fetchGuarded(url, {
    deadlineMs: limits.downloadMs,
    mostBytes: limits.zipBytes,
    privateAddresses,
    headers: {
      accept: "application/zip, application/octet-stream;q=0.9, */*;q=0.1",
      ...(known?.etag ? { "if-none-match": known.etag } : {}),
      ...(known?.lastModified ? { "if-modified-since": known.lastModified } : {}),
    },
  });
  const { etag, "last-modified": lastModified } = answer.headers;
  const source = { url, etag, lastModified };
  if (answer.status === 304) {
    answer.body.destroy();
    return { files: null, source };
  }
  if (answer.status !== 200) {
    answer.body.destroy();
    throw new FeedRefused([{ file: url, says: `the server answered ${answer.status}` }]);
  }
  const folder = await mkdtemp(join(tmpdir(), "gangway-feed-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, "feed.zip");
    await pipeline(answer.body, createWriteStream(path, { mode: 0o600 }));
    const zip = await openZip(path);
    return {
      source,
      files: {
        ...zip,
        end: async () => {
          await zip.end();
          await remove();
        },
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
