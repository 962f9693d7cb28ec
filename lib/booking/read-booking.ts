import type { Executor } from "#db/client";
import type { Language } from "#lib/fare/item-label";
import { isUuid } from "#lib/identity/uuid";
import type { DisputeStatus } from "#lib/payment/dispute-reading";
import { areAboard } from "./are-aboard";
import type { BookingStatus, BookingView, PaymentStatus, RefundStatus } from "./booking-view";
import { legDisruption } from "./disruption/leg-disruption";
import { type LegFacts, legView } from "./leg-view";
import {
  type CancellationRow,
  cancellationView,
  extraViews,
  type ItemRow,
  itemView,
  type PassengerRow,
  passengerView,
  type VehicleRow,
  vehicleView,
} from "./party-view";

type RefundRow = {
  id: string;
  amount_minor: number;
  status: RefundStatus;
  reason: string;
  created_at: string;
  updated_at: string;
  charged_back: boolean;
  replaced_by: string | null;
  paid_by_transfer: boolean;
};
type DisputeRow = { status: DisputeStatus; amount_minor: number; refundable: boolean };
type Row = {
  id: string;
  reference: string;
  status: BookingStatus;
  currency: string;
  total_minor: number;
  contact: BookingView["contact"];
  reason: string | null;
  declines: number;
  created_at: Date;
  confirmed_at: Date | null;
  server_time: Date;
  hold_expires_at: Date | null;
  hold_extendable: boolean | null;
  payment_status: PaymentStatus;
  payment_closed: boolean;
  last_decline: string | null;
  paid: { at: string; brand: string | null; last4: string | null } | null;
  dispute: DisputeRow | null;
  refunds: RefundRow[];
  cancelled_at: Date | null;
  cancellable: boolean | null;
  sold_minor: string | number;
  items: (ItemRow & { cancellation_id: string | null })[];
  passengers: PassengerRow[];
  vehicles: VehicleRow[];
  cancellations: CancellationRow[];
  legs: LegFacts[];
  revision: { number: number; at: string | null };
};

/**
 * Reads a booking as its traveller sees it, in one round trip; null if there is none. Whether the
 * reader may see it is the caller's question. Port names and item labels are in `language`.
 */
export async function readBooking(
  { sql, language }: { sql: Executor; language: Language },
  id: string,
): Promise<BookingView | null> {
  if (!isUuid(id)) return null;
  const [row] = await sql<Row[]>`
    select b.id, b.reference, b.status, b.currency, b.total_minor, b.reason, b.declines, b.created_at,
      b.confirmed_at, clock_timestamp() as server_time,
      json_build_object('name', b.contact_name, 'email', b.contact_email, 'phone', b.contact_phone,
        'language', b.language) as contact,
      case when b.status = 'PENDING' and h.status = 'open' then h.expires_at end as hold_expires_at,
      h.status = 'open' and h.expires_at > clock_timestamp() and h.expires_at + interval '1 second' < h.latest_at as hold_extendable,
      p.status as payment_status,
      p.intent_id is null or p.intent_closed_at is not null as payment_closed,
      (select coalesce(a.decline_code, a.code) from payment_attempt a
        where a.payment_id = p.id and a.outcome = 'declined' order by a.id desc limit 1) as last_decline,
      case when b.status = 'CANCELLED' then b.ended_at end as cancelled_at,
      case b.status
        when 'PENDING' then h.status = 'open' and (h.pinned or h.expires_at > clock_timestamp())
        else b.status in ('AWAITING_OPERATOR', 'CONFIRMED') and exists (
          select 1 from booking_leg l join sailing s on s.id = l.sailing_id
          where l.booking_id = b.id and l.moved_at is null
          group by l.journey_index
          having bool_and(s.departs_at > clock_timestamp() and not ${areAboard(sql)} or s.status = 'cancelled')
            and bool_or(l.cancelled_at is null))
      end as cancellable,
      (select json_build_object('at', a.at, 'brand', a.card_brand, 'last4', a.card_last4)
        from payment_attempt a where a.payment_id = p.id and a.outcome = 'succeeded'
        order by a.id limit 1) as paid,
      (select json_build_object('status', d.status, 'amount_minor', d.amount_minor, 'refundable', d.refundable)
        from dispute d where d.payment_id = p.id
        order by (d.status = 'open') desc, d.opened_at desc, d.id limit 1) as dispute,
      coalesce((select json_agg(json_build_object('id', r.id, 'amount_minor', r.amount_minor,
          'status', r.status, 'reason', r.reason, 'created_at', r.created_at, 'updated_at', r.updated_at,
          'charged_back', r.written_off_by is not null, 'replaced_by', r.replaced_by,
          'paid_by_transfer', r.paid_by_hand is not null)
          order by r.created_at, r.id)
        from refund r where r.booking_id = b.id), '[]') as refunds,
      (select coalesce(sum(i.amount_minor), 0) from booking_item i where i.booking_id = b.id) as sold_minor,
      coalesce((select json_agg(json_build_object('kind', i.kind, 'quantity', i.quantity,
          'amount_minor', i.amount_minor, 'leg_position', i.leg_position,
          'cancellation_id', i.cancellation_id) order by i.position)
        from booking_item i
        where i.booking_id = b.id and (i.cancelled_at is null or i.cancellation_id is not null)), '[]') as items,
      (select json_agg(json_build_object('position', x.position, 'first_name', x.first_name,
          'last_name', x.last_name, 'cancelled_at', x.cancelled_at) order by x.position)
        from booking_passenger x where x.booking_id = b.id) as passengers,
      coalesce((select json_agg(json_build_object('position', v.position, 'kind', v.kind,
          'length_cm', v.length_cm, 'height_cm', v.height_cm, 'registration', v.registration,
          'driver', v.driver, 'cancelled_at', v.cancelled_at) order by v.position)
        from booking_vehicle v where v.booking_id = b.id), '[]') as vehicles,
      coalesce((select json_agg(json_build_object('id', c.id, 'at', c.at, 'refund_minor', c.refund_minor,
          'fee_minor', c.fee_minor, 'legs', c.legs) order by c.at, c.id)
        from partial_cancellation c where c.booking_id = b.id), '[]') as cancellations,
      (select json_agg(json_build_object(
          'position', l.position, 'journey_index', l.journey_index, 'sailing_id', l.sailing_id,
          'operator', json_build_object('code', o.code, 'name', o.name),
          'vessel', json_build_object('name', ve.name),
          'from', json_build_object('code', f.code, 'name', coalesce(fn.name, f.name), 'zone', f.zone),
          'to', json_build_object('code', t.code, 'name', coalesce(tn.name, t.name), 'zone', t.zone),
          'departs_at', s.departs_at, 'arrives_at', s.arrives_at, 'fare', l.fare_code,
          'conditions', l.conditions, 'operator_status', l.operator_status,
          'operator_reference', l.operator_reference, 'cancelled_at', l.cancelled_at,
          'disruption', ${legDisruption(sql)},
          'passengers', l.passengers, 'vehicles', l.vehicles) order by l.position)
        from booking_leg l
        join sailing s on s.id = l.sailing_id
        join operator o on o.code = s.operator_code
        join vessel ve on ve.id = s.vessel_id
        join port f on f.code = s.from_port
        join port t on t.code = s.to_port
        left join port_name fn on fn.port_code = f.code and fn.language = ${language} and fn.shown
        left join port_name tn on tn.port_code = t.code and tn.language = ${language} and tn.shown
        where l.booking_id = b.id and l.moved_at is null) as legs,
      (select json_build_object('number', count(*), 'at', max(x.at)) from (
        select max(r.at) as at from rebooking r where r.booking_id = b.id group by r.move_id
        union all
        select c.at from sailing_change c
        where c.kind in ('moved', 'swapped', 'cancelled') and c.at > b.created_at
          and c.sailing_id in (select l.sailing_id from booking_leg l where l.booking_id = b.id)
      ) x) as revision
    from booking b
    join payment p on p.booking_id = b.id
    left join lateral (
      select * from hold where hold.booking_id = b.id order by hold.created_at desc, hold.id desc limit 1
    ) h on true
    where b.id = ${id}`;
  return row ? viewOf(row, language) : null;
}

function viewOf(row: Row, language: Language): BookingView {
  const { currency } = row;
  const live = row.items.filter((item) => item.cancellation_id === null);
  return {
    id: row.id,
    reference: row.reference,
    status: row.status,
    hold_expires_at: row.hold_expires_at?.toISOString() ?? null,
    hold_extendable: row.status === "PENDING" && row.hold_extendable === true,
    server_time: row.server_time.toISOString(),
    total: { amount_minor: row.total_minor, currency },
    sold_total: { amount_minor: Number(row.sold_minor), currency },
    items: live.map((item) => itemView(item, language)),
    legs: row.legs.map(legView),
    passengers: row.passengers.map(passengerView),
    vehicles: row.vehicles.map(vehicleView),
    ...extraViews(row.items, row.cancellations, language),
    cancellations: row.cancellations.map((cancellation) =>
      cancellationView(cancellation, row.items, { currency, language }),
    ),
    contact: row.contact,
    payment: {
      status: row.payment_status,
      declines: row.declines,
      last_decline: row.last_decline,
      closed: row.payment_closed,
      paid_at: row.paid && new Date(row.paid.at).toISOString(),
      card:
        row.paid?.brand && row.paid.last4 ? { brand: row.paid.brand, last4: row.paid.last4 } : null,
      dispute: row.dispute && {
        status: row.dispute.status,
        amount: { amount_minor: row.dispute.amount_minor, currency },
        refundable: row.dispute.refundable,
      },
    },
    refund: refundAsOne(row.refunds, currency),
    refunds: row.refunds.map(({ amount_minor, ...refund }) => ({
      ...refund,
      amount: { amount_minor, currency },
      created_at: new Date(refund.created_at).toISOString(),
      updated_at: new Date(refund.updated_at).toISOString(),
    })),
    reason: row.reason,
    created_at: row.created_at.toISOString(),
    confirmed_at: row.confirmed_at?.toISOString() ?? null,
    cancelled_at: row.cancelled_at?.toISOString() ?? null,
    cancellable: row.cancellable === true,
    revision: {
      number: Number(row.revision.number),
      at: row.revision.at && new Date(row.revision.at).toISOString(),
    },
  };
}

function refundAsOne(refunds: RefundRow[], currency: string): BookingView["refund"] {
  const standing = refunds.filter((refund) => !refund.replaced_by);
  const good = standing.filter(
    ({ status, paid_by_transfer: paid }) => paid || (status !== "failed" && status !== "canceled"),
  );
  const shown = good.length > 0 ? good : standing;
  const newest = shown.at(-1);
  if (!newest) return null;
  const sum = shown.reduce((total, refund) => total + refund.amount_minor, 0);
  const status = newest.paid_by_transfer ? "succeeded" : newest.status;
  return { amount: { amount_minor: sum, currency }, status };
}
