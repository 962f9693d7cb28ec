import { parseArgs } from "node:util";
import { Trouble } from "../machine/trouble.mjs";

export const PARTS = ["holds", "search", "recommendations", "purchase"];
/** What is measured only when it is asked for: it fills a database of its own for half an hour. */
const APART = ["office"];

const HELP = `npm run bench [-- options]

  --only PART       holds, search, recommendations or purchase; or office: the back office with
                    1,000,000 bookings and as many sailings, half an hour and 10 GB; with --endpoints,
                    as they stand there
  --rounds N        how often each thing is measured; the middle one counts (3)
  --seconds N       how long each measurement takes (4)
  --grow            holds once more with 1,000,000 bookings in the tables, and searches with as many
                    sailings; takes minutes
  --profile FOLDER  writes a CPU profile of the app there when it ends
  --endpoints FILE  measures a running stack, .gangway/endpoints.json say, and books on it: its sailings
                    get room for millions, and what was booked stays until its hold ends
  --base URL        another app on that stack's database`;

/** The options of the bench, or undefined when help was all that was wanted. */
export function readOptions(argv) {
  let values;
  try {
    ({ values } = parseArgs({
      args: argv,
      options: {
        only: { type: "string" },
        rounds: { type: "string", default: "3" },
        seconds: { type: "string", default: "4" },
        grow: { type: "boolean", default: false },
        profile: { type: "string" },
        endpoints: { type: "string" },
        base: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    }));
  } catch (error) {
    throw new Trouble(`${error.message.split(". ")[0]}.\n\n${HELP}`);
  }
  if (values.help) {
    console.log(HELP);
    return undefined;
  }
  if (values.only && ![...PARTS, ...APART].includes(values.only)) {
    throw new Trouble(`--only takes one of ${[...PARTS, ...APART].join(", ")}.`);
  }
  if (values.base && !values.endpoints) throw new Trouble("--base needs --endpoints beside it.");
  if (values.grow && values.endpoints) {
    throw new Trouble("--grow fills the bench's own database only: leave --endpoints out.");
  }
  return {
    ...values,
    parts: values.only ? [values.only] : PARTS,
    rounds: atLeast(1, values.rounds, "--rounds"),
    seconds: atLeast(0.5, values.seconds, "--seconds"),
  };
}

function atLeast(least, text, name) {
  const number = Number(text);
  if (!(number >= least)) throw new Trouble(`${name} takes a number from ${least} on.`);
  return number;
}
