/** What an item of a tariff is called: "Adult", "Cabin outside 4". */
export function itemWord(item: string): string {
  const [kind = "", detail] = item.split(":");
  const known: Record<string, string> = {
    adult: "Adult",
    child: "Child",
    infant: "Infant",
    vehicle: "Vehicle, before its band",
    pet: "Pet",
    port_fee: "Port fee a passenger",
    cabin: "Cabin",
  };
  const word = known[kind] ?? kind;
  return detail ? `${word} ${detail.replaceAll("_", " ")}` : word;
}

/** What a price is for in a preview. */
export const partyWords = {
  one: "One adult",
  couple_car: "Two adults with a car",
  family_car: "Two adults, two children, a car",
  family_camper: "Two adults, two children, a camper",
} as const;
