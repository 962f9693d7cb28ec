import postgres from "postgres";
import { endpoints } from "../stack";

let opened: postgres.Sql | undefined;

/** The stack's database, for what no traveller can see. Opened once a worker. */
export function ourDatabase(): postgres.Sql {
  opened ??= postgres(endpoints().database_url, { max: 2, onnotice: () => {} });
  return opened;
}

export async function closeOurDatabase(): Promise<void> {
  await opened?.end({ timeout: 1 });
  opened = undefined;
}
