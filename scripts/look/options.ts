import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Locale, locales } from "../../lib/language/locales";

export type Scheme = "light" | "dark";

export type Options = {
  base: string;
  out: string;
  only: string[];
  widths: number[];
  schemes: Scheme[];
  languages: Locale[];
  workers: number;
  axe: boolean;
  sheets: boolean;
};

const help = `npm run look [-- options]      pictures of every page in every state

  --only a,b        states whose name begins so (results, booking-declined)
  --widths 390,…    in pixels (390,768,1440)
  --schemes light,… light,dark
  --languages en,…  en,fr
  --base URL        another address of the app than the running demo's
  --endpoints FILE  where the stack says where its processes are (.gangway/endpoints.json)
  --out FOLDER      .gangway/look
  --workers N       browsers' tabs at work at once (2)
  --axe             no pictures: asks axe about each state instead, at the first and last width
  --sheets          joins the pictures into a few large ones, to be looked through quickly
  --list            the states' names`;

const listOf = (text: string) => text.split(",").filter(Boolean);

/** What the command line asks for; undefined when help was all that was wanted. */
export function readOptions(argv: string[]): Options | "list" | undefined {
  const { values } = parseArgs({
    args: argv,
    options: {
      only: { type: "string", default: "" },
      widths: { type: "string", default: "390,768,1440" },
      schemes: { type: "string", default: "light,dark" },
      languages: { type: "string", default: locales.join() },
      base: { type: "string" },
      endpoints: { type: "string", default: ".gangway/endpoints.json" },
      out: { type: "string", default: ".gangway/look" },
      workers: { type: "string", default: "2" },
      axe: { type: "boolean", default: false },
      sheets: { type: "boolean", default: false },
      list: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return undefined;
  }
  if (values.list) return "list";
  if (!existsSync(values.endpoints)) {
    throw new Error(`Nothing runs here (no ${values.endpoints}): npm run demo starts it.`);
  }
  // The stories' helpers find the stack by it.
  process.env.GANGWAY_ENDPOINTS = values.endpoints;
  const { app } = JSON.parse(readFileSync(values.endpoints, "utf8")) as { app: string };
  return {
    base: values.base ?? app,
    out: values.out,
    only: listOf(values.only),
    widths: listOf(values.widths).map(Number),
    schemes: listOf(values.schemes) as Scheme[],
    languages: listOf(values.languages) as Locale[],
    workers: Number(values.workers),
    axe: values.axe,
    sheets: values.sheets,
  };
}
