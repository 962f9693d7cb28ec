import { endpoints } from "../stack";

export type MailTaken = { effect: string; to: string[]; idempotency_key: string | null };

/** Every mail the mail service ever took, in order. */
export async function mailSide(): Promise<MailTaken[]> {
  const answer = await fetch(`${endpoints().mail}/_sandbox/journal`);
  const journal = (await answer.json()) as MailTaken[];
  return journal.filter(({ effect }) => effect === "email.sent");
}
