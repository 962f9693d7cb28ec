import postgres from "postgres";
import { watchCpu } from "./cpu.mjs";

/** What every measurement needs: where the app is, its database, and who spends what. */
export async function openStage(endpoints, { rounds, seconds, endpoints: given }) {
  const sql = postgres(endpoints.database_url, {
    max: 4,
    onnotice: () => {},
    connection: { application_name: "gangway-bench" },
  });
  const [{ server_version: version }] = await sql`show server_version`;
  // A name may stand for an address where nobody listens.
  const base = endpoints.app.replace("//localhost", "//127.0.0.1");
  const cpu = watchCpu({ ...endpoints, app: base }, sql);
  const isOwn = given === undefined;
  return { base, endpoints, isOwn, sql, cpu, rounds, seconds, version: version.split(" ")[0] };
}
