import type { SailingRow } from "#lib/office/sailings/find-sailings";
import type { Tone } from "../parts/status";

type Known = { label: string; tone: Tone };

/** A sailing's state as staff call it. */
export const sailingStates: Record<SailingRow["status"], Known> = {
  open: { label: "On sale", tone: "good" },
  closed: { label: "Closed", tone: "wait" },
  cancelled: { label: "Cancelled", tone: "bad" },
  timetable: { label: "Timetable only", tone: "plain" },
};
