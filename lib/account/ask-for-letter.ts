import type { Database } from "#db/client";
import { queueLetter } from "./queue-letter";

/**
 * Sends a link to sign in, or to choose a new password, to an address that has an account, in the language
 * its holder likes; to any other nothing, and nobody is told which. A link signs travellers in only: staff would pass by their second
 * factor. A new password asks for it all the same.
 */
export async function askForLetter(
  { sql }: Database,
  wish: { email: string; kind: "sign_in" | "new_password" },
): Promise<void> {
  await sql.begin(async (tx) => {
    const [found] = await tx<{ id: string; language: string }[]>`
      select id, language from account where email = ${wish.email.trim().toLowerCase()}
        and (${wish.kind} = 'new_password' or role = 'traveller' and not two_factor_enabled)`;
    if (!found) return;
    await queueLetter(tx, { accountId: found.id, kind: wish.kind, language: found.language });
  });
}
