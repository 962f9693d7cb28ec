import { compareIntents } from "./books/compare-intents";
import { compareJournal } from "./books/compare-journal";
import { compareMails } from "./books/compare-mails";
import { compareRefunds } from "./books/compare-refunds";
import { type MailTaken, mailSide } from "./books/mail-side";
import { type OurSide, ourSide } from "./books/our-side";
import { type StripeSide, stripeSide } from "./books/stripe-side";

export type Books = { stripe: StripeSide; mails: MailTaken[]; ours: OurSide };

/** Everything that Stripe, the mail service and we have written down. */
export async function readBooks(): Promise<Books> {
  const [stripe, mails, ours] = await Promise.all([stripeSide(), mailSide(), ourSide()]);
  return { stripe, mails, ours };
}

/** Where the books of the three do not agree, a sentence each. Meant for a moment when nothing is under way. */
export function disagreements({ stripe, mails, ours }: Books): string[] {
  const own = new Set(
    stripe.intents.filter((intent) => intent.metadata.booking_id).map(({ id }) => id),
  );
  return [
    ...compareIntents(stripe, ours),
    ...compareRefunds(stripe, ours),
    ...compareJournal(stripe.journal, own),
    ...compareMails(mails, ours),
  ];
}
