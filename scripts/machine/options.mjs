import { parseArgs } from "node:util";
import { Trouble } from "./trouble.mjs";

const HELP = `npm run demo [-- options]

  --port N        where the app answers (3000)
  --host ADDRESS  127.0.0.1; 0.0.0.0 lets other machines in
  --reset         forget all bookings and start over
  --help          this

Real services: set STRIPE_SECRET_KEY, RESEND_API_KEY, DATABASE_URL, REDIS_URL or INNGEST_* in
the shell or in .env, and the stand-in of each stays away. .env.example lists every variable.`;

/** The options of the demo, or undefined when help was all that was wanted. */
export function readOptions(argv, env = process.env) {
  let values;
  try {
    ({ values } = parseArgs({
      args: argv,
      options: {
        port: { type: "string" },
        host: { type: "string", default: "127.0.0.1" },
        reset: { type: "boolean", default: false },
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
  // `npm run demo --reset`, without the dashes between, arrives this way.
  const port = Number(values.port ?? env.npm_config_port ?? env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Trouble(
      `${values.port ?? env.npm_config_port ?? env.PORT} is no port: give a number from 1024 to 65535.`,
    );
  }
  const reset = values.reset || env.npm_config_reset === "true";
  return { port, host: values.host, reset };
}
