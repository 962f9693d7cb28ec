import { Trouble } from "./trouble.mjs";

// Several hosts between commas are right for Postgres, and no URL to JavaScript.
const PARTS = /^(postgres(?:ql)?:\/\/)(?:([^@/?]*)@)?([^/?]+)(?:\/([^?]*))?(\?.*)?$/;

function partsOf(url) {
  const found = PARTS.exec(url);
  if (!found) {
    throw new Trouble(
      "DATABASE_URL is no address of a Postgres: it looks like postgres://user:password@host:5432/gangway.",
    );
  }
  const [, scheme, user, hosts, database = "", question = ""] = found;
  return { scheme, user, hosts, database, question };
}

/** The database a URL names, or its server's own. Throws Trouble where it is none. */
export function databaseIn(url) {
  return decodeURIComponent(partsOf(url).database) || "postgres";
}

/** Another database of the same server. */
export function onServer(url, database) {
  const { scheme, user, hosts, question } = partsOf(url);
  return `${scheme}${user ? `${user}@` : ""}${hosts}/${encodeURIComponent(database)}${question}`;
}

/** The same without its password, to be shown. */
export function withoutPassword(url) {
  const { scheme, user, hosts, database } = partsOf(url);
  const who = user ? `${user.replace(/:.*/, ":…")}@` : "";
  return `${scheme}${who}${hosts}/${database}`;
}
