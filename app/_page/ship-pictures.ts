import type { Locale } from "#lib/language/locales";
import { picturesOf, type ShownPicture } from "#lib/media/pictures-of";
import type { FleetVessel } from "#lib/voyage/fleet";
import { pageContext } from "./context";

/** More than anybody scrolls past on the way to the facts. */
const mostOfShip = 6;

/** The pictures of a ship, and those of each kind of cabin aboard that has some. */
export async function shipPictures(
  vessel: FleetVessel,
  locale: Locale,
): Promise<{ pictures: ShownPicture[]; cabinPictures: Record<string, ShownPicture[]> }> {
  const context = pageContext(locale);
  const vesselId = vessel.id;
  const [pictures, cabins] = await Promise.all([
    picturesOf(context, { kind: "vessel", vesselId }, locale),
    Promise.all(
      Object.keys(vessel.cabins).map(async (cabin) => {
        const found = await picturesOf(context, { kind: "cabin", vesselId, cabin }, locale);
        return [cabin, found] as const;
      }),
    ),
  ]);
  const some = cabins.filter(([, found]) => found.length > 0);
  return { pictures: pictures.slice(0, mostOfShip), cabinPictures: Object.fromEntries(some) };
}
