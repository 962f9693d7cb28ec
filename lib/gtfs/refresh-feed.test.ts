import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorld, type World } from "#lib/testing/world";
import { importFeed } from "./import-feed";
import { openFeed } from "./open-feed";
import { furthestDay } from "./plan-days";
import { listFetchedFeeds, refreshFeed } from "./refresh-feed";
import { buildZip, type FeedText, smallFeed } from "./testing/feeds";

const server = process.env.TEST_DATABASE_URL;
const now = new Date("2029-12-01T09:00:00Z");

describe.skipIf(!server)("following a timetable at an address (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let publisher: Server;
  let address: string;
  let feed: FeedText = smallFeed;
  let edition = '"1"';
  const asked: { path?: string; known?: string; answered: number }[] = [];

  beforeAll(async () => {
    world = await openWorld(server as string);
    publisher = createServer((request, response) => {
      const known = request.headers["if-none-match"];
      const entries = Object.entries(feed).map(([name, text]) => ({ name, text }));
      if (request.url === "/away.zip") response.writeHead(404).end("gone");
      else if (request.url === "/inside") {
        response.writeHead(302, { location: `${address}/feed.zip` }).end();
      } else if (known === edition) response.writeHead(304).end();
      else response.writeHead(200, { etag: edition }).end(buildZip(entries));
      asked.push({ path: request.url, known, answered: response.statusCode });
    });
    await new Promise<void>((ready) => publisher.listen(0, "127.0.0.1", ready));
    address = `http://127.0.0.1:${(publisher.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    publisher?.close();
    await world?.end();
  });

  const refresh = async (at = now) => {
    const [due] = await listFetchedFeeds(world.sql);
    const context = {
      sql: world.sql,
      databaseUrl: world.url,
      now: at,
      onSailingChanged: async () => {},
    };
    return refreshFeed(context, due?.id as number);
  };

  test("imported once by hand, it is followed by itself, and asked for only when it is new", async () => {
    const opened = await openFeed(`${address}/feed.zip`, { privateAddresses: "first" });
    if (!opened.files) throw new Error("nothing came");
    const request = { operator: "The Boats", key: "web", days: { to: furthestDay(now) }, now };
    const first = await importFeed(world.url, {
      ...request,
      files: opened.files,
      source: opened.source,
    });
    await opened.files.end();
    expect(first.voyages.new_voyages).toBe(122);
    expect(await refresh()).toBeNull();
    expect(asked.at(-1)).toEqual({ path: "/feed.zip", known: '"1"', answered: 304 });
    edition = '"2"';
    expect((await refresh())?.outcome).toBe("unchanged");
    feed = {
      ...smallFeed,
      "calendar.txt": (smallFeed["calendar.txt"] as string).replace("20300430", "20320430"),
    };
    edition = '"3"';
    expect((await refresh())?.voyages).toMatchObject({ new_voyages: 2 * 397, gone_voyages: 0 });
  });

  test("one that reaches further than one can search is read again, for a day more of it", async () => {
    const tomorrow = new Date(now.getTime() + 86_400_000);
    expect((await refresh(tomorrow))?.voyages.new_voyages).toBe(2);
    expect(asked.at(-1)).toMatchObject({ known: undefined, answered: 200 });
    expect((await refresh(tomorrow))?.outcome).toBe("unchanged");
  });

  test("a broken edition, a server without it and a way into our network leave the former one", async () => {
    const count = async () => (await world.sql`select count(*)::int from sailing`)[0];
    const before = await count();
    feed = { "agency.txt": smallFeed["agency.txt"] as string };
    edition = '"4"';
    await expect(refresh()).rejects.toThrow("stops.txt: the file is missing");
    const never = { privateAddresses: "never" } as const;
    await expect(openFeed(`${address}/feed.zip`, never)).rejects.toMatchObject({
      reason: "private_address",
    });
    const first = { privateAddresses: "first" } as const;
    await expect(openFeed(`${address}/inside`, first)).rejects.toMatchObject({
      reason: "private_address",
    });
    await expect(openFeed(`${address}/away.zip`, first)).rejects.toThrow("the server answered 404");
    expect(await count()).toEqual(before);
  });
});
