// `npm run bench`: how fast it is, beside what this machine can do at all. Options: -- --help
import { demandNode } from "./machine/node-version.mjs";

if (demandNode()) import("./bench/main.mjs").then(({ bench }) => bench(process.argv.slice(2)));
