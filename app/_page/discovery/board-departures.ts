import type { Directory } from "#lib/discovery/directory";
import type { NextDeparture } from "#lib/discovery/next-departures";
import { inLanguage } from "#lib/port/port";
import type { BoardDeparture } from "../../../components/discovery/views";
import type { pageContext } from "../context";

/** Departures as the board shows them, each leading to its own page; named by where they go. */
export function boardDepartures(
  { language }: Pick<ReturnType<typeof pageContext>, "language">,
  { ports, operators, vessels }: Directory,
  departures: readonly NextDeparture[],
): BoardDeparture[] {
  return departures.map((departure) => {
    const { id, to_port, operator_code, vessel_id, ...times } = departure;
    const to = ports.byCode.get(to_port);
    const operator = operators.find(({ code }) => code === operator_code);
    const vessel = vessels.find((one) => one.id === vessel_id);
    return {
      key: id,
      name: to ? inLanguage(to, language).name : to_port,
      href: `/${language}/journeys/${id}?adults=1`,
      ship: [operator?.name, vessel?.name].filter(Boolean).join(", "),
      departs_at: times.departs_at,
      arrives_at: times.arrives_at,
      minutes: times.minutes,
      price: times.price,
    };
  });
}
