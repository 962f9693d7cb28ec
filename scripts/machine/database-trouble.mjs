import { withoutPassword } from "./database-address.mjs";
import { Trouble } from "./trouble.mjs";

const REASONS = {
  ECONNREFUSED: "nothing answers there; start that server",
  ENOTFOUND: "the host name is unknown; mind the spelling",
  EAI_AGAIN: "the host name cannot be looked up now; is there a network?",
  ETIMEDOUT: "it does not answer in time",
  CONNECT_TIMEOUT: "it does not answer in time",
  "28P01": "it refuses the password",
  28000: "it refuses this user",
  42501: "this user may not create the database; create it yourself",
  53300: "it has no connection left",
};

/** What a database that cannot be used says, as a sentence; the URL without its password. */
export function explainDatabase(error, url) {
  const reason = REASONS[error.code] ?? error.message;
  return new Trouble(
    `The database ${withoutPassword(url)} cannot be used: ${reason}. Unset DATABASE_URL to let Gangway start its own.`,
    { cause: error },
  );
}
