import { spentBetween, untilQuiet } from "./cpu.mjs";
import { layField } from "./field.mjs";
import { Line, written } from "./line.mjs";
import { at } from "./numbers.mjs";

const BUYERS = 8;
const PATIENCE_MS = 30_000;

/** Whole purchases by eight buyers, each from the hold to CONFIRMED and then the next. */
export async function measurePurchases(stage) {
  const { rounds, note } = stage;
  const field = await layField(stage, 100);
  note("purchases to warm up");
  await buyFor({ ...stage, seconds: 1.5 }, field);
  await untilQuiet(stage.cpu);
  const results = [];
  for (let round = 1; round <= rounds; round++) {
    note(`purchases, round ${round} of ${rounds}`);
    results.push(await buyFor(stage, field));
  }
  return results;
}

async function buyFor(stage, field) {
  const { base, sql, cpu, seconds, endpoints } = stage;
  const confirmations = watchConfirmed(sql);
  const before = await cpu.read();
  const began = performance.now();
  const until = began + seconds * 1000;
  const paid = [];
  await Promise.all(
    Array.from({ length: BUYERS }, async () => {
      const shop = await Line.open(base);
      const stripe = await Line.open(endpoints.stripe);
      while (performance.now() < until) {
        const one = await buy({ base, shop, stripe, endpoints }, field);
        await confirmations.wait(one.id);
        paid.push(one);
      }
      shop.close();
      stripe.close();
    }),
  );
  const took = (performance.now() - began) / 1000;
  const during = await cpu.read();
  confirmations.end();
  await untilQuiet(cpu);
  const after = await cpu.read();
  const ids = paid.map(({ id }) => id);
  const rows = await sql`
    select b.id, b.confirmed_at, n.sent_at, n.id is not null as queued from booking b
    left join notice n on n.booking_id = b.id and n.kind = 'confirmation' and n.copy_of is null
    where b.id = any(${ids})`;
  const moment = new Map(paid.map(({ id, at: paidAt }) => [id, paidAt]));
  const since = (column) =>
    rows
      .map((row) => (row[column] ? Math.max(0, row[column].getTime() - moment.get(row.id)) : null))
      .filter((one) => one !== null)
      .sort((a, b) => a - b);
  const confirmed = since("confirmed_at");
  const mailed = since("sent_at");
  return {
    done: paid.length,
    perSecond: paid.length / took,
    cpu: spentBetween(before, during, paid.length),
    cpuAfter: spentBetween(during, after, paid.length),
    p50: at(confirmed, 0.5),
    p99: at(confirmed, 0.99),
    mailP99: at(mailed, 0.99),
    unqueued: rows.filter(({ queued }) => !queued).length,
    unmailed: paid.length - mailed.length,
  };
}

/** Holds places, begins to pay, and lets the card be charged. Answers the booking's id and when. */
async function buy({ base, shop, stripe, endpoints }, field) {
  const turn = Math.floor(Math.random() * field.size);
  const { data } = demand(201, await shop.ask(field.ask(turn)), "A booking");
  const intent = demand(
    200,
    await shop.ask(
      written(base, "POST", `/api/v1/bookings/${data.id}/payment-intent`, {
        authorization: `Bearer ${data.access_token}`,
      }),
    ),
    "A payment intent",
  );
  const path = `/v1/payment_intents/${intent.data.payment_intent_id}/confirm`;
  const headers = {
    authorization: `Bearer ${endpoints.stripe_secret_key}`,
    "content-type": "application/x-www-form-urlencoded",
  };
  const form = "payment_method=pm_card_visa&return_url=http%3A%2F%2Flocalhost%2F";
  // From when the card is handed over: a webhook may be here before the answer is.
  const handedOver = Date.now();
  demand(200, await stripe.ask(written(endpoints.stripe, "POST", path, headers, form)), "A card");
  return { id: data.id, at: handedOver };
}

function demand(status, answer, what) {
  const body = answer.body();
  if (answer.status === status) return body;
  throw new Error(`${what} was answered ${answer.status}: ${JSON.stringify(body).slice(0, 300)}`);
}

/** Asks the database for all who wait at once, so that waiting costs the app nothing. */
function watchConfirmed(sql) {
  const waiting = new Map();
  let ended = false;
  const look = async () => {
    while (!ended) {
      if (waiting.size > 0) {
        const ids = [...waiting.keys()];
        const rows = await sql`
          select id from booking where id = any(${ids}) and status = 'CONFIRMED'`;
        for (const { id } of rows) {
          waiting.get(id)?.resolve();
          waiting.delete(id);
        }
        for (const [id, { since, reject }] of waiting) {
          if (Date.now() - since < PATIENCE_MS) continue;
          waiting.delete(id);
          reject(new Error("A paid booking was not CONFIRMED within half a minute."));
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const looking = look();
  looking.catch((error) => {
    for (const { reject } of waiting.values()) reject(error);
  });
  return {
    wait: (id) =>
      new Promise((resolve, reject) => {
        waiting.set(id, { since: Date.now(), resolve, reject });
      }),
    end: () => {
      ended = true;
    },
  };
}
