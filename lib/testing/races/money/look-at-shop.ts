import type { World } from "../../world";
import type { Booked, MoneyModel } from "./model";
import type { Shop } from "./shop";

type Row = {
  id: string;
  status: string;
  reason: string | null;
  declines: number;
  payment: string;
  captured: number;
  refunded: number;
  charged_back: number;
  intent: string | null;
  hold: string;
  left: number;
  refunds: { id: string; status: string; amount: number }[] | null;
  ledger: Record<string, number> | null;
  notices: Record<string, number> | null;
};

/** Machines stall: a hold's end is looked at no closer than this. */
const secondsMayDiffer = 25;

async function rowsOf({ sql }: World, model: MoneyModel): Promise<Row[]> {
  const ids = model.bookings.map(({ id }) => id);
  return await sql<Row[]>`
    select b.id, b.status, b.reason, b.declines, p.status as payment, p.captured_minor as captured,
      p.refunded_minor as refunded, p.charged_back_minor as charged_back, p.intent_id as intent,
      h.status as hold, extract(epoch from h.expires_at - clock_timestamp())::float as left,
      (select json_agg(json_build_object('id', r.id, 'status', r.status, 'amount', r.amount_minor)
        order by r.created_at, r.id) from refund r where r.booking_id = b.id) as refunds,
      (select json_object_agg(account, amount) from (
        select e.account, sum(e.amount_minor)::int as amount
        from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
        where t.booking_id = b.id group by e.account having sum(e.amount_minor) <> 0) k) as ledger,
      (select json_object_agg(kind, count) from (
        select kind, count(*)::int as count from notice n
        where n.booking_id = b.id and kind <> 'hold' group by kind) n) as notices
    from booking b join payment p on p.booking_id = b.id
    cross join lateral (
      select status, expires_at from hold where booking_id = b.id order by created_at desc, id desc limit 1
    ) h
    where b.id = any (${ids}::uuid[])`;
}

/** A hold's status in the words of the database, as far as the model can tell. */
function holdSays({ hold }: Booked): string[] {
  if (hold === "held" || hold === "lapsed") return ["open"];
  return hold === "ended" ? ["released", "expired"] : ["consumed"];
}

const sorted = (table: Record<string, number>) =>
  JSON.stringify(Object.entries(table).sort(([one], [other]) => one.localeCompare(other)));

function differencesOf(row: Row, booked: Booked, model: MoneyModel): string[] {
  const refunds = (list: { status: string; amount: number }[]) =>
    list.map(({ status, amount }) => `${status} ${amount}`).join(", ");
  const pairs: [what: string, is: unknown, says: unknown][] = [
    ["status", row.status, booked.status],
    ["reason", row.reason, booked.reason],
    ["declines", row.declines, booked.declines],
    ["payment", row.payment, model.paymentOf(booked)],
    ["captured", row.captured, booked.captured],
    ["refunded", row.refunded, model.refunded(booked)],
    ["charged back", row.charged_back, model.chargedBack(booked)],
    ["intent", row.intent, booked.current?.id ?? null],
    ["refunds", refunds(row.refunds ?? []), refunds(booked.refunds)],
    ["ledger", sorted(row.ledger ?? {}), sorted(model.ledgerOf(booked))],
    ["notices", sorted(row.notices ?? {}), sorted(Object.fromEntries(booked.notices))],
  ];
  const found = pairs
    .filter(([, is, says]) => is !== says)
    .map(([what, is, says]) => `${what} ${is}, where the model says ${says}`);
  if (!holdSays(booked).includes(row.hold)) {
    found.push(`hold ${row.hold}, where the model says ${booked.hold}`);
  }
  const isLate = Math.abs(row.left - booked.left) > secondsMayDiffer;
  if (booked.hold === "held" && isLate) {
    found.push(`a hold of ${row.left} s, where the model says ${booked.left} s`);
  }
  return found;
}

/** The first difference between the database and the model, or null. Tells the model the real refunds' ids. */
export async function lookAtShop(shop: Shop, model: MoneyModel): Promise<string | null> {
  const [found, free] = await Promise.all([rowsOf(shop.world, model), shop.free()]);
  const rows = new Map(found.map((row) => [row.id, row]));
  for (const [index, booked] of model.bookings.entries()) {
    const row = rows.get(booked.id);
    if (!row) return `booking ${index} is not there`;
    const [difference] = differencesOf(row, booked, model);
    if (difference) return `booking ${index}: ${difference}`;
    booked.refunds.forEach((refund, place) => {
      refund.id = row.refunds?.[place]?.id ?? null;
    });
  }
  for (const [pool, available] of free) {
    if (available !== model.free(pool))
      return `${available} free of ${pool}, where the model says ${model.free(pool)}`;
  }
  return null;
}
