import { toOffsetTime } from "#lib/clock/zones";

/** Minutes by which one zone's clock is ahead of another's at an instant; negative where it is behind. */
export function clockAhead(of: string, zone: string, at: Date): number {
  return minutesAhead(toOffsetTime(at, zone)) - minutesAhead(toOffsetTime(at, of));
}

/** Of "2026-12-25T20:00:00+01:00": 60. */
function minutesAhead(offsetTime: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(offsetTime) ?? [];
  const ahead = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === "-" ? -ahead : ahead;
}
