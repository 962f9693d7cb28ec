import type { RouteChartView } from "#lib/chart/read-route-chart";
import type { ShownPicture } from "#lib/media/pictures-of";
import type { Journey, JourneyLeg } from "#lib/search/journey";
import type { Lack } from "#lib/search/lacks-of";
import type { FleetVessel } from "#lib/voyage/fleet";
import type { SeaPaths } from "#lib/voyage/sea-paths";
import type { CheckoutJourney } from "../checkout/checkout";
import type { TravelQuery } from "../search/travel-query";

/** What can be booked of a journey by the party that asked. */
export type JourneyOffer = {
  journey: Journey;
  /** With every price worked out as the checkout will. */
  checkout: CheckoutJourney;
  chooseHref: string;
};

/** A ship of the journey, with what there is to be seen of it; cabins by kind. */
export type JourneyShip = {
  vessel: FleetVessel;
  sailingIds: string[];
  left: { places: number; of: number } | undefined;
  pictures: ShownPicture[];
  cabinPictures: Record<string, ShownPicture[]>;
};

/** All that a journey's own page shows. */
export type JourneyView = {
  query: TravelQuery;
  legs: JourneyLeg[];
  paths: SeaPaths;
  chart: RouteChartView | null;
  /** In the order of boarding; `left` of what we sell. */
  ships: JourneyShip[];
  offer: JourneyOffer | null;
  /** Why it cannot be booked, when it cannot. */
  lacks: Lack[];
  notes: {
    crossesBorder: boolean;
    /** By how many minutes the last port's clocks are ahead of the first's. */
    clockAhead: number;
    lowDeckCm: number | null;
    infantMaxAge: number;
    childMaxAge: number;
    /** Operators who confirm each booking before the card is charged. */
    onRequest: string[];
  };
  listHref: string;
  /** The departure port's own date. */
  today: string;
};
