import { newsChannel } from "#lib/redis/hearing";
import { takeNews } from "#lib/redis/news";
import { owe } from "#lib/redis/owed-words";
import type { Cache } from "#lib/redis/redis";
import { picturesName, subjectPicturesName } from "./picture-news";

/**
 * Ends what every process keeps of a subject's pictures, its pages among it, so that whoever looks next sees
 * them as they are. Call it after the commit. With Redis away the others hear of it once it is back; what
 * they keep lives a second until then.
 */
export async function tellPicturesChanged(cache: Cache, subject: string): Promise<void> {
  const names = [picturesName, subjectPicturesName(subject)];
  takeNews(names);
  const told = await tell(cache, names);
  if (told === null && cache.client) owe(cache, names, tell);
}

async function tell(cache: Cache, names: string[]): Promise<unknown> {
  const words = [cache.speaker, ...names].join(" ");
  return await cache.attempt((client) => client.publish(newsChannel, words));
}
