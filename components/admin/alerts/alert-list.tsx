"use client";

import type { AlertRow } from "#lib/office/alerts/alert-row";
import type { Column, Filter, ListBody } from "../list/column";
import { StaffList } from "../list/staff-list";
import { Moment } from "../parts/moment";
import { Acknowledge } from "./acknowledge";
import { AlertState } from "./alert-state";
import { alertKinds, alertWords, detailWords } from "./alert-words";

const columns: Column<AlertRow>[] = [
  { id: "kind", header: "Alert", cell: ({ kind }) => alertWords(kind).title },
  { id: "state", header: "State", cell: (alert) => <AlertState alert={alert} /> },
  { id: "subject", header: "About", cell: (alert) => <About {...alert} /> },
  { id: "opened", header: "Opened", cell: ({ opened_at }) => <Moment at={opened_at} /> },
  {
    id: "by",
    header: "Looked after by",
    isWide: true,
    cell: ({ acknowledged_by }) => acknowledged_by ?? "–",
  },
  {
    id: "closed",
    header: "Over",
    isWide: true,
    cell: ({ closed_at }) => (closed_at ? <Moment at={closed_at} /> : "–"),
  },
];

/** What it is about, ids by their beginning, with what was noted of it and how often it came. */
function About({ subject, detail, times }: AlertRow) {
  const short = subject.replace(/\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f-]{22}/g, "$1…");
  const noted = [detailWords(detail), ...(times > 1 ? [`${times} times in 30 days`] : [])]
    .filter(Boolean)
    .join("; ");
  return (
    <>
      {short || (noted ? "" : "–")}
      {short && noted && <br />}
      {noted && <span className="quiet small">{noted}</span>}
    </>
  );
}

const filters: Filter[] = [
  {
    name: "state",
    label: "State",
    kind: "select",
    options: [
      { value: "", label: "Open, then those over" },
      { value: "open", label: "Open" },
      { value: "unseen", label: "Open, and nobody's" },
      { value: "over", label: "Over" },
    ],
  },
  {
    name: "kind",
    label: "Kind",
    kind: "select",
    options: [{ value: "", label: "Any kind" }, ...alertKinds],
  },
  {
    name: "days",
    label: "Over since",
    kind: "select",
    options: [
      { value: "", label: "30 days" },
      { value: "1", label: "1 day" },
      { value: "7", label: "7 days" },
      { value: "90", label: "90 days" },
      { value: "365", label: "A year" },
    ],
  },
];

type Props = {
  initial: { path: string; body: ListBody<AlertRow> } | undefined;
  canAcknowledge: boolean;
};

/** All alerts, those that are open first. */
export function AlertList({ initial, canAcknowledge }: Props) {
  return (
    <StaffList
      path="/alerts"
      caption="Alerts"
      columns={columns}
      idOf={({ id }) => id}
      hrefOf={({ id }) => `/admin/alerts/${id}`}
      filters={filters}
      initial={initial}
      empty="All is well: no alert here."
      canExport
      {...(canAcknowledge && {
        actions: (chosen: AlertRow[], clear: () => void) => {
          const ids = chosen
            .filter(({ closed_at, acknowledged_at }) => !closed_at && !acknowledged_at)
            .map(({ id }) => id);
          return ids.length > 0 && <Acknowledge ids={ids} onDone={clear} />;
        },
      })}
    />
  );
}
