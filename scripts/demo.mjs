// `npm run demo`: from a fresh clone to a running Gangway. Options: -- --help
import { demandNode } from "./machine/node-version.mjs";

if (demandNode()) import("./machine/demo.mjs").then(({ demo }) => demo(process.argv.slice(2)));
