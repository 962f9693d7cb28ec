import { expect } from "@playwright/test";
import { endpoints } from "./stack";

export type Mail = {
  id: string;
  subject: string;
  html: string;
  text: string;
  attachments: { filename: string; content_type?: string }[];
};

/** The mails to an address, newest first, once there are `count` or more whose subject fits. */
export async function mailsTo(email: string, subject: RegExp, count = 1): Promise<Mail[]> {
  let mails: Mail[] = [];
  await expect
    .poll(
      async () => {
        const answer = await fetch(`${endpoints().mail}/mailbox?to=${encodeURIComponent(email)}`);
        mails = ((await answer.json()) as Mail[]).filter((mail) => subject.test(mail.subject));
        return mails.length;
      },
      { message: `mails to ${email} about ${subject}`, timeout: 20_000 },
    )
    .toBeGreaterThanOrEqual(count);
  return mails;
}
