import type { BookingView, ExtraView } from "#lib/booking/booking-view";
import type { CancelScope } from "#lib/booking/part/cancel-scope";
import { type Crossing, crossings } from "#lib/ticket/crossings";

/** One box to tick: what it is in the scope of a cancellation. A crossing may be several legs. */
export type PartChoice = { key: string; ids: string[] };
type Seen = Pick<
  BookingView,
  "legs" | "passengers" | "vehicles" | "cabins" | "pets" | "server_time"
>;

export type PartChoices = {
  crossings: (PartChoice & { crossing: Crossing })[];
  passengers: (PartChoice & { passenger: BookingView["passengers"][number] })[];
  vehicles: (PartChoice & { vehicle: BookingView["vehicles"][number] })[];
  cabins: (PartChoice & { extra: ExtraView; crossing: Crossing })[];
  pets: (PartChoice & { extra: ExtraView; crossing: Crossing })[];
};

/**
 * What of a booking can still be cancelled by itself: what is not cancelled and has not sailed. The only
 * passenger, and the only crossing, are the whole booking and not offered.
 */
export function partChoices(booking: Seen): PartChoices {
  const now = Date.parse(booking.server_time);
  const live = booking.legs.filter((leg) => leg.cancelled_at === null);
  const open = live.filter((leg) => Date.parse(leg.departs_at) > now);
  const sea = crossings(open);
  const isOn = (positions: number[][], position: number) =>
    positions.some((one) => one.includes(position));
  const travellers = booking.passengers.filter((_, position) =>
    isOn(
      open.map((leg) => leg.passengers),
      position,
    ),
  );
  const extrasOf = (all: ExtraView[]) =>
    all.flatMap((extra) => {
      const crossing = sea.find(({ legs }) =>
        legs.some(({ position }) => position === extra.leg_position),
      );
      return crossing && extra.cancelled_at === null
        ? [{ key: extra.id, ids: [extra.id], extra, crossing }]
        : [];
    });
  return {
    crossings:
      live.length > open.length || sea.length > 1
        ? sea.map((crossing) => ({
            key: `crossing-${crossing.position}`,
            ids: crossing.legs.map(({ id }) => id),
            crossing,
          }))
        : [],
    passengers:
      travellers.length > 1
        ? travellers.map((passenger) => ({ key: passenger.id, ids: [passenger.id], passenger }))
        : [],
    vehicles: booking.vehicles
      .filter((_, position) =>
        isOn(
          open.map((leg) => leg.vehicles),
          position,
        ),
      )
      .map((vehicle) => ({ key: vehicle.id, ids: [vehicle.id], vehicle })),
    cabins: extrasOf(booking.cabins),
    pets: extrasOf(booking.pets),
  };
}

/** True if there is anything to choose. */
export function hasParts(choices: PartChoices): boolean {
  return Object.values(choices).some((list) => list.length > 0);
}

/** The scope of the boxes that are ticked. */
export function scopeOfChosen(choices: PartChoices, chosen: ReadonlySet<string>): CancelScope {
  const idsOf = (list: PartChoice[]) =>
    list.filter(({ key }) => chosen.has(key)).flatMap(({ ids }) => ids);
  return {
    passengers: idsOf(choices.passengers),
    vehicles: idsOf(choices.vehicles),
    legs: idsOf(choices.crossings),
    cabins: idsOf(choices.cabins),
    pets: idsOf(choices.pets),
  };
}
