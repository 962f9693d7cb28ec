import type { ManifestPerson } from "#lib/boarding/manifest";
import type { Tone } from "../parts/status";

/** What a manifest calls where somebody is, and its tone. */
export const states: Record<ManifestPerson["state"], { label: string; tone: Tone }> = {
  expected: { label: "Expected", tone: "plain" },
  checked_in: { label: "Checked in", tone: "wait" },
  boarded: { label: "Aboard", tone: "good" },
  through: { label: "On board from the last port", tone: "good" },
};

/** The clock at a port. */
export function clockIn(at: string, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: zone }).format(
    new Date(at),
  );
}
