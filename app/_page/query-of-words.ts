import type { Understood } from "#lib/search/ask/understood";
import { readTravelQuery, type TravelQuery } from "../../components/search/travel-query";

/** The search that a line of free text asks for, as the form and addresses have it. */
export function queryOfWords(told: Understood): TravelQuery {
  const { vehicle } = told;
  const size = (name: "length_cm" | "height_cm") => ({
    [`vehicle_${name}`]: vehicle?.[name] ? String(vehicle[name]) : "",
  });
  return readTravelQuery({
    from: told.from?.slug ?? "",
    to: told.to?.slug ?? "",
    date: told.date ?? "",
    return_date: told.return_date ?? "",
    return_from: told.return_from?.slug ?? "",
    adults: String(told.adults),
    children: String(told.children),
    infants: String(told.infants),
    pets: String(told.pets),
    vehicle: vehicle?.shape ?? "",
    roof: vehicle?.hasRoof ? "1" : "",
    behind: vehicle?.behind ?? "",
    ...size("length_cm"),
    ...size("height_cm"),
    direct: told.direct ? "1" : "",
  });
}
