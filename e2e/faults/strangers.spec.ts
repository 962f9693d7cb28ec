import { ourDatabase } from "../support/books/our-database";
import { ourSide } from "../support/books/our-side";
import { endpoints } from "../support/stack";
import { eventsOf } from "../support/webhook-sender";
import { expect, test } from "./story";

/** Asks Stripe for something that Gangway knows nothing of, as its dashboard or another program would. */
async function atStripe(path: string, params: Record<string, string>): Promise<{ id: string }> {
  const { stripe, stripe_secret_key } = endpoints();
  const answer = await fetch(`${stripe}${path}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${stripe_secret_key}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams(params),
  });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as { id: string };
}

test("a payment and a refund that are not ours: acknowledged, and our books are as they were", async () => {
  // Mails that the stories before this one have promised go out, or are let go, first.
  const promised = async () => {
    const [row] = await ourDatabase()<{ count: number }[]>`
      select count(*)::int as count from notice where status = 'due'`;
    return row?.count;
  };
  await expect.poll(promised, { timeout: 40_000 }).toBe(0);
  const before = await ourSide();
  const intent = await atStripe("/v1/payment_intents", {
    amount: "4200",
    currency: "eur",
    "allowed_payment_method_types[]": "card",
    payment_method: "pm_card_visa",
    confirm: "true",
  });
  const refund = await atStripe("/v1/refunds", { payment_intent: intent.id, amount: "1200" });
  const heard = async () => {
    const rows = await ourDatabase()<{ outcome: string | null }[]>`
      select outcome from inbox where object_id in (${intent.id}, ${refund.id})`;
    return rows.map(({ outcome }) => outcome);
  };
  const told = (await eventsOf(intent.id)).filter(({ data: { object } }) =>
    [intent.id, refund.id].includes(object.id),
  );
  expect(told.length).toBeGreaterThan(2);
  await expect.poll(heard).toEqual(told.map(() => "not_ours"));
  expect(await ourSide()).toEqual(before);
});
