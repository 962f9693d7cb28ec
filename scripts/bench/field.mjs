import { Trouble } from "../machine/trouble.mjs";
import { Line, written } from "./line.mjs";

const ROOM = 100_000_000;

/**
 * Gives so many sailings room for everybody and learns what two adults pay on each. Answers bookings ready
 * to be sent: `ask(index)` writes one on a sailing, each time under a new key.
 */
export async function layField({ base, sql }, count) {
  const sailings = await sql`
    select s.id from sailing s
    join operator o on o.code = s.operator_code and o.booking_mode = 'instant'
    join tariff t on t.operator_code = s.operator_code and t.route_id = s.route_id
    join pool p on p.sailing_id = s.id and p.kind = 'passengers'
    where s.status = 'open' and s.departs_at between now() + interval '20 days' and now() + interval '300 days'
    order by md5(s.id::text) limit ${count + Math.ceil(count / 10)}`;
  const ids = sailings.map(({ id }) => id);
  await sql`update pool set capacity = ${ROOM} where sailing_id = any(${ids}) and kind = 'passengers'`;
  const line = await Line.open(base);
  const bodies = [];
  const run = `bench-${process.pid}-${Date.now().toString(36)}`;
  let turn = 0;
  const post = (body) =>
    written(
      base,
      "POST",
      "/api/v1/bookings",
      { "content-type": "application/json", "idempotency-key": `${run}-${String(++turn)}` },
      body,
    );
  for (const id of ids) {
    if (bodies.length === count) break;
    // A price that nobody asks for is answered with the one that holds.
    const answer = await line.ask(post(bodyOf(id, { amount_minor: 1, currency: "EUR" })));
    const { code, quote } = answer.body();
    if (code === "price_changed") bodies.push(bodyOf(id, quote.total));
  }
  line.close();
  if (bodies.length < count) {
    throw new Trouble(`Only ${bodies.length} of ${count} sailings can be booked for the bench.`);
  }
  return { size: bodies.length, ask: (index) => post(bodies[index]) };
}

function bodyOf(sailingId, total) {
  return JSON.stringify({
    journeys: [{ sailing_ids: [sailingId], fare: "standard" }],
    contact: {
      name: "Amel Ben Salah",
      email: "bench@example.com",
      phone: "+33612345678",
      language: "fr",
    },
    passengers: ["Amel", "Karim"].map((first_name, index) => ({
      first_name,
      last_name: "Ben Salah",
      birth_date: `198${index}-05-01`,
      gender: index ? "m" : "f",
      nationality: "FR",
      document: {
        kind: "passport",
        number: `12AB3456${index}`,
        country: "FR",
        expires_on: "2034-01-01",
      },
      special_care: null,
    })),
    vehicles: [],
    cabins: [],
    pets: [],
    expected_total: total,
  });
}
