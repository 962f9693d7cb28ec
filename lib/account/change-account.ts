import type { Sql } from "#db/client";

export type AccountChange = {
  name?: string | undefined;
  language?: "en" | "fr" | undefined;
  currency?: string | null | undefined;
};

/** Changes how an account's holder is called and which language and currency they like; what is left out stays. */
export async function changeAccount(
  sql: Sql,
  accountId: string,
  { name, language, currency }: AccountChange,
): Promise<void> {
  await sql`
    update account set name = coalesce(${name ?? null}, name),
      language = coalesce(${language ?? null}, language),
      currency = ${currency === undefined ? sql`currency` : currency}, updated_at = now()
    where id = ${accountId}`;
}
