import type { Readable } from "node:stream";
import { FeedRefused } from "./feed-refused";
import { limits } from "./limits";

/** The files of a feed, wherever they lie. */
export type FeedFiles = {
  /** Plain names, e.g. stop_times.txt. */
  names: ReadonlySet<string>;
  /** The file's bytes from the beginning. Fails with FeedRefused beyond the limits. */
  open: (name: string) => Promise<Readable>;
  /** Closes what is open, and removes what was downloaded. */
  end: () => Promise<void>;
};

/** A count of bytes that all files of a feed share, so that many files are no way round the limit. */
export function byteBudget(most: number = limits.feedBytes) {
  let left = most;
  return async function* count(file: string, source: Readable): AsyncGenerator<Buffer> {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      left -= chunk.length;
      if (left < 0) {
        source.destroy();
        throw new FeedRefused([{ file, says: `the feed is larger than ${most} bytes` }]);
      }
      yield chunk;
    }
  };
}
