import type { RunRow } from "#lib/office/jobs/run-row";
import type { Tone } from "../parts/status";

export const groupWords: Record<string, string> = {
  emails: "E-mails",
  payments: "Payments",
  bookings: "Bookings",
};

export const groupOptions = Object.entries(groupWords).map(([value, label]) => ({ value, label }));

export const runStates: Record<RunRow["status"], { label: string; tone: Tone }> = {
  running: { label: "Running", tone: "wait" },
  completed: { label: "Done", tone: "good" },
  failed: { label: "Failed", tone: "bad" },
};

/** A function's or an event's name as words: `payments-send-refund` as "Send refund". */
export function nameWords(name: string): string {
  const words = name.replace(/^(emails|payments|bookings)-/, "").replace(/[-_/.]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Seconds as they are read at a glance: 0.12 s, 3.4 s, 2 min. */
export function secondsWords(seconds: number | null): string {
  if (seconds === null) return "–";
  if (seconds < 10) return `${seconds.toFixed(seconds < 1 ? 2 : 1)} s`;
  return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

/** Bytes in MiB. */
export function memoryWords(bytes: number): string {
  return `${Math.round(bytes / 1_048_576).toLocaleString("en")} MB`;
}
