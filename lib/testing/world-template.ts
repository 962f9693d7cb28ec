import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type postgres from "postgres";
import { openDatabase } from "#db/client";
import { migrateDatabase } from "#db/migrate";
import { buildWorld } from "./build-world";

const template = "world_template";
/** One lock for all who copy the template or make it anew, in whatever process. */
const lock = 7_305_732;

/**
 * Makes the database `name` on the server of `serverUrl`, migrated and with the small world in it, as a copy
 * of one that is made once for this schema: that takes a tenth of the time of all migrations. `server` is a
 * client of one connection, which holds the lock.
 */
export async function copyWorld(server: postgres.Sql, serverUrl: string, name: string) {
  const wanted = fingerprint();
  for (;;) {
    // Many copy at once; who makes it is alone.
    await server`select pg_advisory_lock_shared(${lock})`;
    try {
      if ((await madeFrom(server)) === wanted) {
        await server.unsafe(`create database ${name} template ${template}`);
        return;
      }
    } finally {
      await server`select pg_advisory_unlock_shared(${lock})`;
    }
    await server`select pg_advisory_lock(${lock})`;
    try {
      if ((await madeFrom(server)) !== wanted) await makeTemplate(server, serverUrl, wanted);
    } finally {
      await server`select pg_advisory_unlock(${lock})`;
    }
  }
}

/** What the template on this server was made from; undefined where there is none, or half of one. */
async function madeFrom(server: postgres.Sql): Promise<string | undefined> {
  const [row] = await server<{ says: string | null }[]>`
    select shobj_description(oid, 'pg_database') as says from pg_database where datname = ${template}`;
  return row?.says ?? undefined;
}

async function makeTemplate(server: postgres.Sql, serverUrl: string, from: string): Promise<void> {
  const address = new URL(serverUrl);
  address.pathname = `/${template}`;
  await server.unsafe(`drop database if exists ${template} with (force)`);
  await server.unsafe(`create database ${template}`);
  await migrateDatabase(address.href);
  const database = openDatabase(address.href, 1);
  await buildWorld(database.sql);
  await database.end();
  await untilAlone(server);
  // Last: a template without its word is made anew.
  await server.unsafe(`comment on database ${template} is '${from}'`);
}

/** A template with somebody in it cannot be copied, and a client that has ended takes a moment to be gone. */
async function untilAlone(server: postgres.Sql): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const others = await server`select 1 from pg_stat_activity where datname = ${template}`;
    if (others.length === 0) return;
    await new Promise((wake) => setTimeout(wake, 20));
  }
}

/** Changes with the migrations and with what is put into the world. */
function fingerprint(): string {
  const hash = createHash("sha256");
  const folder = "db/migrations";
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith(".sql")) hash.update(file).update(readFileSync(join(folder, file)));
  }
  hash.update(readFileSync(join(import.meta.dirname, "build-world.ts")));
  return hash.digest("hex");
}
