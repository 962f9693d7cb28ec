import type { CancelledLeg } from "#db/schema/booking";
import { itemLabel, type Language } from "#lib/fare/item-label";
import type {
  BookingView,
  CancellationView,
  ExtraView,
  ItemView,
  PassengerView,
  VehicleView,
} from "./booking-view";
import { legId, passengerId, vehicleId } from "./part/cancel-scope";
import { extraUnits } from "./part/extra-units";

export type ItemRow = {
  kind: string;
  quantity: number;
  amount_minor: number;
  leg_position: number;
  /** The partial cancellation it went with; absent or null: it is live. */
  cancellation_id?: string | null;
};
export type PassengerRow = Omit<PassengerView, "id"> & { position: number };
export type VehicleRow = Omit<VehicleView, "id"> & { position: number };
export type CancellationRow = {
  id: string;
  at: string;
  refund_minor: number;
  fee_minor: number;
  legs: CancelledLeg[];
};

const instant = (time: string | null) => time && new Date(time).toISOString();

/** A line of the price with its words in `language`. */
export function itemView(item: ItemRow, language: Language): ItemView {
  const { kind, quantity, amount_minor, leg_position } = item;
  return {
    label: itemLabel({ kind, quantity }, language),
    kind,
    quantity,
    amount_minor,
    leg_position,
  };
}

/** A passenger with the id by which a cancellation names one. Nothing of the document is in it. */
export function passengerView(row: PassengerRow): PassengerView {
  const { position, first_name, last_name, cancelled_at } = row;
  return { id: passengerId(position), first_name, last_name, cancelled_at: instant(cancelled_at) };
}

/** A vehicle with the id by which a cancellation names one. */
export function vehicleView(row: VehicleRow): VehicleView {
  const { position, kind, length_cm, height_cm, registration, driver, cancelled_at } = row;
  const id = vehicleId(position);
  return {
    id,
    kind,
    length_cm,
    height_cm,
    registration,
    driver,
    cancelled_at: instant(cancelled_at),
  };
}

/** The cabins and pets as sold, one by one, and when each was cancelled. Labels in `language`. */
export function extraViews(
  items: ItemRow[],
  cancellations: CancellationRow[],
  language: Language,
): Pick<BookingView, "cabins" | "pets"> {
  const gone = new Map<string, string>();
  for (const { at, legs } of cancellations) {
    for (const { cabins, pets } of legs) {
      for (const id of [...cabins, ...pets]) gone.set(id, new Date(at).toISOString());
    }
  }
  const units = extraUnits(items);
  const viewsOf = (of: "cabins" | "pets"): ExtraView[] =>
    units
      .filter((unit) => unit.of === of)
      .map(({ id, leg, kind }) => ({
        id,
        leg_position: leg,
        kind: kind.replace(/^cabin:/, ""),
        label: itemLabel({ kind, quantity: 1 }, language),
        cancelled_at: gone.get(id) ?? null,
      }));
  return { cabins: viewsOf("cabins"), pets: viewsOf("pets") };
}

/** A partial cancellation with its lines, all ids as elsewhere in the view. */
export function cancellationView(
  row: CancellationRow,
  items: ItemRow[],
  { currency, language }: { currency: string; language: Language },
): CancellationView {
  return {
    id: row.id,
    cancelled_at: new Date(row.at).toISOString(),
    refund: { amount_minor: row.refund_minor, currency },
    fee: { amount_minor: row.fee_minor, currency },
    items: mergedItems(items.filter((item) => item.cancellation_id === row.id))
      .sort((one, other) => one.leg_position - other.leg_position)
      .map((item) => itemView(item, language)),
    legs: row.legs.map(({ leg, whole, passengers, vehicles, cabins, pets }) => ({
      leg: legId(leg),
      whole,
      passengers: passengers.map(passengerId),
      vehicles: vehicles.map(vehicleId),
      cabins,
      pets,
    })),
  };
}

/** Lines of one kind and unit on a leg as one; the rounding's, which have no unit, as one too. Those that cancel out are gone. */
export function mergedItems(items: ItemRow[]): ItemRow[] {
  const merged = new Map<string, ItemRow>();
  for (const item of items) {
    const isRounding = item.kind === "rounding";
    const unit = isRounding ? "" : item.amount_minor / item.quantity;
    const key = isRounding ? "rounding" : `${item.leg_position} ${item.kind} ${unit}`;
    const same = merged.get(key);
    merged.set(key, {
      ...(same ?? item),
      quantity: isRounding ? 1 : (same?.quantity ?? 0) + item.quantity,
      amount_minor: (same?.amount_minor ?? 0) + item.amount_minor,
    });
  }
  return [...merged.values()].filter((item) => item.kind !== "rounding" || item.amount_minor !== 0);
}
