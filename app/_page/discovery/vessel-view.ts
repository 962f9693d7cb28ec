import { minutesBetween } from "#lib/clock/zones";
import { type Directory, directory } from "#lib/discovery/directory";
import { readVesselSailings, type VesselSailing } from "#lib/discovery/read-vessel-sailings";
import type { FleetVessel } from "#lib/voyage/fleet";
import type { VesselView } from "../../../components/discovery/vessel-page";
import type { BoardDeparture } from "../../../components/discovery/views";
import type { pageContext } from "../context";
import { shipPictures } from "../ship-pictures";
import { crossingLines, crossingName } from "./crossing-line";
import { hrefOf } from "./discovery-hrefs";

type Context = ReturnType<typeof pageContext>;

const mostDepartures = 8;
const mostLines = 8;
const mostSisters = 4;

/** All that a vessel's page shows. Throws `service_unavailable`. */
export async function vesselView(context: Context, vessel: FleetVessel): Promise<VesselView> {
  const { language } = context;
  const [known, sailings, pictures] = await Promise.all([
    directory(context.sql),
    readVesselSailings(context, vessel.id),
    shipPictures(vessel, language),
  ]);
  const operator = known.operators.find(({ code }) => code === vessel.operator_code);
  const crossings = sailings.crossings
    .slice(0, mostLines)
    .flatMap(({ from_port, to_port }) => known.crossings.get(`${from_port} ${to_port}`) ?? []);
  const lines = await crossingLines(context, known, crossings, {
    nameOf: (crossing) => crossingName(context, crossing),
  });
  const unlike = (other: FleetVessel) => Math.abs(other.length_m - vessel.length_m);
  return {
    vessel,
    operator: operator ? { name: operator.name, href: hrefOf.operator(language, operator) } : null,
    departures: sailings.next
      .slice(0, mostDepartures)
      .flatMap((sailing) => departureOf(context, known, sailing)),
    lines,
    ...pictures,
    sisters: known.vessels
      .filter(({ id, operator_code }) => id !== vessel.id && operator_code === vessel.operator_code)
      .toSorted((one, other) => unlike(one) - unlike(other))
      .slice(0, mostSisters)
      .map((other) => ({ name: other.name, href: hrefOf.vessel(language, other), vessel: other })),
  };
}

/** Leads to its crossing: whether there are places is not known here. */
function departureOf(
  context: Context,
  { crossings, operators }: Directory,
  sailing: VesselSailing,
): BoardDeparture[] {
  const { language } = context;
  const crossing = crossings.get(`${sailing.from_port} ${sailing.to_port}`);
  if (!crossing) return [];
  const { departs_at, arrives_at, operator_code } = sailing;
  const ends = { from: crossing.from.slug, to: crossing.to.slug };
  const params = new URLSearchParams({ ...ends, date: departs_at.slice(0, 10), adults: "1" });
  return [
    {
      key: `${departs_at} ${crossing.from.code}`,
      name: crossingName(context, crossing),
      href: `/${language}/search?${params}`,
      departs_at,
      arrives_at,
      minutes: minutesBetween(new Date(departs_at), new Date(arrives_at)),
      ship: operators.find(({ code }) => code === operator_code)?.name ?? operator_code,
      price: null,
    },
  ];
}
