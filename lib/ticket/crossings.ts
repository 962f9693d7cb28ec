import type { LegView, PortView } from "#lib/booking/booking-view";

/** One time aboard: a leg, or several between which the traveller stays on the same vessel. */
export type Crossing = {
  /** The first leg's position, by which calendars know it again. */
  position: number;
  journeyIndex: number;
  operator: LegView["operator"];
  vessel: LegView["vessel"];
  from: PortView;
  to: PortView;
  departsAt: string;
  arrivesAt: string;
  /** Ports where the vessel calls and the traveller stays on board. */
  calls: PortView[];
  legs: LegView[];
  cancelled: boolean;
};

/** The longest stay at a port through which one is still on the same voyage. */
const longestCallMinutes = 12 * 60;

/** A booking's legs as the traveller lives them: staying on board through a call is one crossing. */
export function crossings(legs: LegView[]): Crossing[] {
  const found: Crossing[] = [];
  for (const leg of legs.toSorted((a, b) => a.position - b.position)) {
    const last = found.at(-1);
    if (last && staysAboard(last, leg)) {
      last.calls.push(last.to);
      last.to = leg.to;
      last.arrivesAt = leg.arrives_at;
      last.legs.push(leg);
    } else {
      found.push(crossingOf(leg));
    }
  }
  return found;
}

function staysAboard(last: Crossing, leg: LegView): boolean {
  const minutes = (Date.parse(leg.departs_at) - Date.parse(last.arrivesAt)) / 60_000;
  return (
    last.journeyIndex === leg.journey_index &&
    last.operator.code === leg.operator.code &&
    last.vessel.name === leg.vessel.name &&
    last.to.code === leg.from.code &&
    last.cancelled === (leg.cancelled_at !== null) &&
    minutes >= 0 &&
    minutes <= longestCallMinutes
  );
}

function crossingOf(leg: LegView): Crossing {
  return {
    position: leg.position,
    journeyIndex: leg.journey_index,
    operator: leg.operator,
    vessel: leg.vessel,
    from: leg.from,
    to: leg.to,
    departsAt: leg.departs_at,
    arrivesAt: leg.arrives_at,
    calls: [],
    legs: [leg],
    cancelled: leg.cancelled_at !== null,
  };
}
