/** Light outside: the sun up; then bright enough to read on deck; a horizon still; night. */
export type Sky = "day" | "civil" | "nautical" | "night";

/** The sky for a height of the sun's centre, in degrees; it has set when its upper edge has. */
export function skyOf(altitude: number): Sky {
  if (altitude > -0.833) return "day";
  if (altitude > -6) return "civil";
  return altitude > -12 ? "nautical" : "night";
}
