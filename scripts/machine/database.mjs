import { databaseIn, onServer } from "./database-address.mjs";
import { explainDatabase } from "./database-trouble.mjs";

const PATIENCE_MS = 20_000;

/** Makes the database a URL names if its server has none of that name. */
export async function ensureDatabase(url) {
  const name = databaseIn(url);
  try {
    await ask(url, (sql) => sql`select 1`);
    return;
  } catch (error) {
    if (error.code !== "3D000") throw explainDatabase(error, url);
  }
  try {
    await ask(onServer(url, "postgres"), (sql) => sql`create database ${sql(name)}`);
  } catch (error) {
    // 42P04: someone made it in the meantime.
    if (error.code !== "42P04") throw explainDatabase(error, url);
  }
}

/** Copies a database of a server of ours that nobody is connected to. Answers the copy's URL. */
export async function copyDatabase(url, name) {
  const from = databaseIn(url);
  await ask(onServer(url, "postgres"), async (sql) => {
    await sql`drop database if exists ${sql(name)} (force)`;
    await sql`create database ${sql(name)} template ${sql(from)} strategy file_copy`;
  });
  return onServer(url, name);
}

/** Drops a database of a server of ours, whoever is still connected. */
export async function dropDatabase(url) {
  const name = databaseIn(url);
  await ask(onServer(url, "postgres"), (sql) => sql`drop database if exists ${sql(name)} (force)`);
}

/** The data folder of the server that answers: ours or a stranger's. */
export async function dataFolderOf(url) {
  const [row] = await ask(onServer(url, "postgres"), (sql) => sql`show data_directory`);
  return row.data_directory;
}

// Loaded late: these scripts run before anything is installed.
async function ask(url, question) {
  const { default: postgres } = await import("postgres");
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 10,
    // Of several hosts the one that takes writes.
    target_session_attrs: "read-write",
    onnotice: () => {},
  });
  try {
    return await inTime(question(sql));
  } finally {
    await sql.end({ timeout: 1 });
  }
}

// Of several hosts it would go on trying one after the other.
async function inTime(work) {
  let clock;
  const late = new Promise((_, reject) => {
    clock = setTimeout(
      () => reject(Object.assign(new Error("no answer"), { code: "CONNECT_TIMEOUT" })),
      PATIENCE_MS,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(clock);
  }
}
