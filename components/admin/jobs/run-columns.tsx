import type { RunRow } from "#lib/office/jobs/run-row";
import type { Column } from "../list/column";
import { BookingLink } from "../parts/booking-link";
import { Moment } from "../parts/moment";
import { Status } from "../parts/status";
import { groupWords, nameWords, runStates, secondsWords } from "./job-words";

const name: Column<RunRow> = {
  id: "function",
  header: "Run",
  cell: (run) => nameWords(run.function),
};
const group: Column<RunRow> = {
  id: "group",
  header: "Group",
  isWide: true,
  cell: (run) => groupWords[run.group] ?? run.group,
};
const begun: Column<RunRow> = {
  id: "started",
  header: "Begun",
  cell: ({ started_at }) => <Moment at={started_at} />,
};
const took: Column<RunRow> = {
  id: "seconds",
  header: "For",
  isFigure: true,
  cell: ({ seconds }) => secondsWords(seconds),
};
const attempts: Column<RunRow> = {
  id: "attempts",
  header: "Attempt",
  isFigure: true,
  isWide: true,
  cell: (run) => run.attempts,
};
const error: Column<RunRow> = {
  id: "error",
  header: "Error",
  isWide: true,
  cell: (run) => run.error ?? "–",
};
const booking: Column<RunRow> = {
  id: "booking",
  header: "Booking",
  cell: (run) => <BookingLink booking={run.booking} />,
};
const status: Column<RunRow> = {
  id: "status",
  header: "Status",
  cell: (run) => <Status tone={runStates[run.status].tone}>{runStates[run.status].label}</Status>,
};

/** Columns of runs that go on now. */
export const runningColumns = [name, group, begun, took, attempts, error, booking];
/** Columns of runs however they stand. */
export const runColumns = [name, group, status, begun, took, attempts, error, booking];
