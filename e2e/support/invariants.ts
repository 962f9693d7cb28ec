import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { endpoints } from "./stack";

const run = promisify(execFile);

/** What `npm run invariants` says of the stack's database: nothing, if all is well. */
export async function runInvariants(): Promise<string> {
  const tsx = join("node_modules", ".bin", "tsx");
  // Nothing of the test runner's own: Node would print what it makes of its settings for colours.
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, NODE_ENV: "test" as const, DATABASE_URL: endpoints().database_url };
  try {
    const { stdout, stderr } = await run(tsx, ["scripts/invariants.ts"], { env });
    return `${stdout}${stderr}`.trim();
  } catch (error) {
    const { stdout, stderr, code } = error as { stdout: string; stderr: string; code: number };
    return `exit code ${code}: ${stdout}${stderr}`.trim();
  }
}
