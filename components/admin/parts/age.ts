/** How long something is, in the largest unit that says enough: "3 min", "2 h", "4 d". Seconds in. */
export function ageWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return `${Math.round(whole / 60)} min`;
  if (whole < 48 * 3_600) return `${Math.round(whole / 3_600)} h`;
  return `${Math.round(whole / 86_400)} d`;
}

/** The age of an instant at another, in words; what lies ahead is "in 3 min". */
export function ageAt(at: string, now: string): string {
  const seconds = (Date.parse(now) - Date.parse(at)) / 1_000;
  return seconds < -0.5 ? `in ${ageWords(-seconds)}` : ageWords(seconds);
}
