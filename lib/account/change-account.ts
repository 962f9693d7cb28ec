import type { Sql } from "#db/client";

export type AccountChange = {
  name?: string | undefined;
  language?: "en" | "fr" | undefined;
};

/** Changes how an account's holder is called and which language they like; what is left out stays. */
export async function changeAccount(
  sql: Sql,
  accountId: string,
  { name, language }: AccountChange,
): Promise<void> {
  await sql`
    update account set name = coalesce(${name ?? null}, name),
      language = coalesce(${language ?? null}, language), updated_at = now()
    where id = ${accountId}`;
}
