import type { SailingDetail } from "#lib/office/sailings/read-sailing";
import type { Tone } from "../parts/status";

type Known = { label: string; tone: Tone };

/** A sailing's state as staff call it. */
export const sailingStates: Record<SailingDetail["status"], Known> = {
  open: { label: "On sale", tone: "good" },
  closed: { label: "Closed", tone: "wait" },
  cancelled: { label: "Cancelled", tone: "bad" },
  timetable: { label: "Timetable only", tone: "plain" },
};

const pools: Record<string, string> = {
  passengers: "Passengers",
  lane_low_cm: "Lane, low decks (cm)",
  lane_high_cm: "Lane, high decks (cm)",
  kennels: "Kennels",
  "cabin:seat": "Reclining seats",
};

/** A pool's kind in words: cabin:inside_2 is "Cabin inside 2". */
export function poolWords(kind: string): string {
  return pools[kind] ?? `Cabin ${kind.replace(/^cabin:/, "").replaceAll("_", " ")}`;
}

/** A price level as staff say it: 11500 is "115 % of the tariff". */
export function levelWords(basisPoints: number): string {
  return `${(basisPoints / 100).toLocaleString("en", { maximumFractionDigits: 2 })} % of the tariff`;
}

/** One thing or several: "1 booking", "40 bookings". */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** What an audit row is about. */
export function subjectWords(subject: string): string {
  if (subject.startsWith("capacity:")) return `Capacity: ${poolWords(subject.slice(9))}`;
  if (subject === "price_level") return "Price level";
  return subject.charAt(0).toUpperCase() + subject.slice(1);
}
