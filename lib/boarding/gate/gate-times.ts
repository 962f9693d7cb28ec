/** Hours before departure from which people are checked in and let aboard. */
const opensHours = 6;

/** When a sailing's check-in opens, in ISO 8601. */
export function gateOpensAt(departsAt: Date): string {
  return new Date(departsAt.getTime() - opensHours * 3_600_000).toISOString();
}
