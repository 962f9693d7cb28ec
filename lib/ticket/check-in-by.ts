/** How long before departure to be at check-in, unless the operator says otherwise. */
const minutesBefore = { vehicle: 120, foot: 90 };

/** Until when to be at check-in, as an instant. */
export function checkInBy(departsAt: string, way: keyof typeof minutesBefore): string {
  return new Date(Date.parse(departsAt) - minutesBefore[way] * 60_000).toISOString();
}
