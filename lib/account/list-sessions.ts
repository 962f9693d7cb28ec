import { database } from "#db/client";
import type { Session } from "./read-session";

export type ListedSession = {
  id: string;
  began_at: string;
  expires_at: string;
  /** What the browser calls itself. */
  browser: string;
  is_current: boolean;
};

/** The open sessions of a session's account, the newest first. */
export async function listSessions({ id, account }: Session): Promise<ListedSession[]> {
  const rows = await database().sql<
    { id: string; created_at: Date; expires_at: Date; user_agent: string | null }[]
  >`
    select id, created_at, expires_at, user_agent from account_session
    where account_id = ${account.id} and expires_at > now() order by created_at desc limit 50`;
  return rows.map((row) => ({
    id: row.id,
    began_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    browser: (row.user_agent ?? "").slice(0, 200),
    is_current: row.id === id,
  }));
}
