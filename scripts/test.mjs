// `npm test`: everything, on servers of its own, beside a running demo. Options: -- --help
import { demandNode } from "./machine/node-version.mjs";

if (demandNode()) import("./machine/test.mjs").then(({ test }) => test(process.argv.slice(2)));
