// An app process, for tests: says where it answers, and goes on until it is killed.
import { replaceTestConfig } from "#lib/testing/test-config";
import { openAppFront } from "./app-front";

const [databaseUrl = "", redisUrl = ""] = process.argv.slice(2);
replaceTestConfig(databaseUrl, redisUrl);
const { base } = await openAppFront();
process.stdout.write(`${base}\n`);
