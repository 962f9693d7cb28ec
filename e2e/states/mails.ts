import type { Held } from "../support/held-booking";
import { endpoints } from "../support/stack";
import { cancelled } from "./booking";
import { expect } from "./patiently";
import type { Scene, State } from "./state";
import { untilStatus } from "./world";

type Mail = {
  id: string;
  subject: string;
  attachments: object[];
};

/** The mails to a booking's traveller, oldest first, once there are so many. */
async function mailsOf({ email }: Held, count: number): Promise<Mail[]> {
  let mails: Mail[] = [];
  const read = async () => {
    const answer = await fetch(`${endpoints().mail}/mailbox?to=${encodeURIComponent(email)}`);
    mails = ((await answer.json()) as Mail[]).reverse();
    return mails.length;
  };
  await expect.poll(read, { timeout: 30_000 }).toBeGreaterThanOrEqual(count);
  return mails;
}

/** Shows a mail as a reader does that lets pictures through: the mailbox has it alone. */
async function show({ page }: Scene, mail: Mail | undefined): Promise<void> {
  if (!mail) throw new Error("There is no such mail.");
  await page.goto(`${endpoints().mail}/mail/${mail.id}/html`);
}

const seen = (name: string, find: (scene: Scene) => Promise<Mail | undefined>): State => ({
  page: "mail",
  name,
  letter: true,
  reach: async (scene) => show(scene, await find(scene)),
});

/** Held and not paid, long enough for the mail about it to have gone. */
function waitedFor({ page, locale, world }: Scene): Promise<Held> {
  return world.once(`waited for ${locale}`, () => world.hold(page, locale));
}

export const mailStates: State[] = [
  seen("hold", async (scene) => (await mailsOf(await waitedFor(scene), 1))[0]),
  seen("confirmation", async ({ locale, world }) => {
    const booking = await world.paid(locale, "confirmed");
    return (await mailsOf(booking, 1))[0];
  }),
  seen("cancellation", async (scene) => {
    const mails = await mailsOf(await cancelled(scene, "pm_card_visa"), 3);
    return mails.find(({ attachments }, index) => index > 0 && attachments.length > 0);
  }),
  seen("refund", async (scene) => {
    const mails = await mailsOf(await cancelled(scene, "pm_card_visa"), 3);
    return mails.find(({ attachments }, index) => index > 0 && attachments.length === 0);
  }),
  seen("refund-failed", async (scene) => {
    const booking = await cancelled(scene, "pm_card_refundFail");
    await untilStatus(booking, "CANCELLED");
    return (await mailsOf(booking, 4)).at(-1);
  }),
];
