import { DomainError, type FieldError } from "#lib/errors/domain-error";
import {
  type CancelScope,
  legId,
  passengerId,
  type ScopeKind,
  scopeKinds,
  vehicleId,
} from "./cancel-scope";
import { type ExtraUnit, extraUnits } from "./extra-units";
import { partRefused } from "./refuse-part";
import { openLegs, type SoldBooking, type SoldLeg } from "./sold-booking";

/** What a scope takes from a leg. A leg on which nobody is left goes whole. */
export type TakenLeg = {
  leg: SoldLeg;
  whole: boolean;
  passengers: number[];
  vehicles: number[];
  extras: ExtraUnit[];
};

export type Resolved =
  /** Nothing of the booking would be left. */
  | { kind: "whole" }
  /** All of it is cancelled already. */
  | { kind: "done" }
  | { kind: "part"; taken: TakenLeg[] };

/** One id of a scope: where it says so, and what it takes of which legs that can still be cancelled. */
type Named = {
  path: string;
  state: "open" | "already" | "sailed";
  takes: Omit<TakenLeg, "whole">[];
};

const words: Record<ScopeKind, string> = {
  passengers: "There is no such passenger in this booking.",
  vehicles: "There is no such vehicle in this booking.",
  legs: "There is no such leg in this booking.",
  cabins: "There is no such cabin in this booking.",
  pets: "There is no such pet in this booking.",
};

/**
 * What the ids of a scope mean for a booking, leg by leg: a passenger or vehicle on every leg it is still
 * on, a leg with all that is on it. Where nobody would be left on a leg, the rest of it goes too. Throws
 * `invalid` for ids that are not the booking's, `not_cancellable` for what has sailed and for a scope of
 * which a part only is cancelled already.
 */
export function resolveScope(booking: SoldBooking, scope: CancelScope): Resolved {
  const named = scopeKinds.flatMap((kind) => namedOf(booking, kind, scope[kind]));
  if (named.length === 0) {
    const errors = [{ path: "scope", message: "Name what is to be cancelled." }];
    throw new DomainError("invalid", "Nothing is named.", { errors });
  }
  if (named.every(({ state }) => state === "already")) return { kind: "done" };
  for (const state of ["already", "sailed"] as const) {
    const refused = named.filter((one) => one.state === state);
    if (refused.length > 0)
      throw partRefused(
        state,
        refused.map(({ path }) => path),
      );
  }
  const taken = openLegs(booking).flatMap((leg) => takenOf(booking, leg, named));
  const isLeft = booking.legs.some(
    (leg) => !leg.cancelled && !taken.some((one) => one.whole && one.leg === leg),
  );
  return isLeft ? { kind: "part", taken } : { kind: "whole" };
}

function takenOf(booking: SoldBooking, leg: SoldLeg, named: Named[]): TakenLeg[] {
  const takes = named.flatMap((one) => one.takes).filter((take) => take.leg === leg);
  if (takes.length === 0) return [];
  const union = <T>(lists: T[][]) => [...new Set(lists.flat())];
  const passengers = union(takes.map((take) => take.passengers));
  if (leg.passengers.every((position) => passengers.includes(position))) {
    return [{ ...allOf(booking, leg), whole: true }];
  }
  const byId = new Map(takes.flatMap((take) => take.extras).map((unit) => [unit.id, unit]));
  const vehicles = union(takes.map((take) => take.vehicles));
  return [{ leg, whole: false, passengers, vehicles, extras: [...byId.values()] }];
}

function allOf(booking: SoldBooking, leg: SoldLeg): Omit<TakenLeg, "whole"> {
  const extras = liveExtras(booking).filter((unit) => unit.leg === leg.position);
  return { leg, passengers: leg.passengers, vehicles: leg.vehicles, extras };
}

/** The cabins and pets that are not cancelled, on whichever leg. */
export function liveExtras(booking: SoldBooking): ExtraUnit[] {
  const gone = new Set(booking.cancelled.flatMap(({ cabins, pets }) => [...cabins, ...pets]));
  const live = new Set(booking.legs.filter((leg) => !leg.cancelled).map((leg) => leg.position));
  return extraUnits(booking.items).filter((unit) => live.has(unit.leg) && !gone.has(unit.id));
}

function namedOf(booking: SoldBooking, kind: ScopeKind, ids: string[]): Named[] {
  const open = openLegs(booking);
  const errors: FieldError[] = [];
  const named = ids.flatMap((id, index) => {
    const path = `scope.${kind}.${index}`;
    const legs = legsOf(booking, kind, id);
    if (!legs) {
      errors.push({ path, message: words[kind] });
      return [];
    }
    const takes = legs.live.filter((leg) => open.includes(leg)).map((leg) => legs.take(leg));
    const state = takes.length > 0 ? "open" : legs.live.length > 0 ? "sailed" : "already";
    return [{ path, state, takes } satisfies Named];
  });
  if (errors.length > 0)
    throw new DomainError("invalid", "This names what is not there.", { errors });
  return named;
}

type Legs = { live: SoldLeg[]; take: (leg: SoldLeg) => Omit<TakenLeg, "whole"> };

/** The legs an id is still on, and what it takes of one; null if the booking has no such id. */
function legsOf(booking: SoldBooking, kind: ScopeKind, id: string): Legs | null {
  const live = booking.legs.filter((leg) => !leg.cancelled);
  const nothing = { passengers: [], vehicles: [], extras: [] };
  if (kind === "legs") {
    const leg = booking.legs.find(({ position }) => legId(position) === id);
    return leg
      ? { live: live.filter((one) => one === leg), take: (on) => allOf(booking, on) }
      : null;
  }
  if (kind === "passengers" || kind === "vehicles") {
    const idOf = kind === "passengers" ? passengerId : vehicleId;
    const one = booking[kind].find(({ position }) => idOf(position) === id);
    return one
      ? {
          live: live.filter((leg) => leg[kind].includes(one.position)),
          take: (leg) => ({ ...nothing, leg, [kind]: [one.position] }),
        }
      : null;
  }
  const unit = extraUnits(booking.items).find((one) => one.of === kind && one.id === id);
  if (!unit) return null;
  const isLive = liveExtras(booking).some((one) => one.id === id);
  return {
    live: live.filter((leg) => isLive && leg.position === unit.leg),
    take: (leg) => ({ ...nothing, leg, extras: [unit] }),
  };
}
