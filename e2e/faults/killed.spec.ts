import { appPid, killApp, untilAppIsBack } from "../support/app-process";
import { ourDatabase } from "../support/books/our-database";
import { heldBooking } from "../support/held-booking";
import {
  addFault,
  clearFaults,
  deliverWebhooks,
  payIntent,
  releaseWebhooks,
} from "../support/stripe";
import { expectTicket } from "./purchases";
import { daysFrom, expect, test } from "./story";

const days = daysFrom(30);

test("the app is killed when Stripe has the money and we have not heard of it", async ({
  request,
}) => {
  const booking = await heldBooking(request, days, { name: "killed-deaf" });
  await deliverWebhooks("hold");
  const { payment_intent_id: intent } = await booking.begin();
  expect(await payIntent(intent)).toBe("succeeded");
  const pid = await killApp();
  await expect.poll(appPid).not.toBe(pid);
  // Stripe's first tries find nobody, and it goes on trying.
  await deliverWebhooks("deliver");
  await releaseWebhooks();
  await untilAppIsBack(pid);
  await expectTicket(booking, 30_000);
});

test("the app is killed when it has taken the webhook and is about to settle", async ({
  request,
}) => {
  const booking = await heldBooking(request, days, { name: "killed-settling" });
  const { payment_intent_id: intent } = await booking.begin();
  // Settling begins by reading the intent, and gets no answer until the app is dead.
  const path = `/v1/payment_intents/${intent}`;
  await addFault({ method: "GET", path, fault: "timeout_before", times: 10 });
  expect(await payIntent(intent)).toBe("succeeded");
  const settling = async () => {
    const [run] = await ourDatabase()<{ status: string; unprocessed: boolean }[]>`
      select r.status, i.processed_at is null as unprocessed
      from inbox i join outbox o on o.data ->> 'inbox_id' = i.id join job_run r on r.event_id = o.id
      where i.object_id = ${intent} and i.type = 'payment_intent.succeeded'`;
    return run;
  };
  await expect.poll(settling).toMatchObject({ status: "running", unprocessed: true });
  const pid = await killApp();
  await clearFaults();
  await untilAppIsBack(pid);
  await expectTicket(booking, 30_000);
});
