"use client";

import type { RunRow } from "#lib/office/jobs/run-row";
import type { Filter, ListBody } from "../list/column";
import { StaffList } from "../list/staff-list";
import { groupOptions, nameWords, runStates } from "./job-words";
import { runColumns } from "./run-columns";

type Props = { initial: { path: string; body: ListBody<RunRow> } | undefined; functions: string[] };

/** Runs of background functions, the newest first. */
export function RunList({ initial, functions }: Props) {
  const filters: Filter[] = [
    { name: "booking", label: "Booking", kind: "find", placeholder: "Reference" },
    {
      name: "group",
      label: "Group",
      kind: "select",
      options: [{ value: "", label: "Any group" }, ...groupOptions],
    },
    {
      name: "function",
      label: "Function",
      kind: "select",
      options: [
        { value: "", label: "Any function" },
        ...functions.map((name) => ({ value: name, label: nameWords(name) })),
      ],
    },
    {
      name: "status",
      label: "Status",
      kind: "select",
      options: [
        { value: "", label: "Any status" },
        ...Object.entries(runStates).map(([value, { label }]) => ({ value, label })),
      ],
    },
    {
      name: "cause",
      label: "Because of",
      kind: "select",
      options: [
        { value: "", label: "Anything" },
        { value: "event", label: "An event" },
        { value: "clock", label: "The clock" },
      ],
    },
    {
      name: "hours",
      label: "Begun within",
      kind: "select",
      options: [
        { value: "", label: "24 hours" },
        { value: "1", label: "1 hour" },
        { value: "168", label: "7 days" },
        { value: "2160", label: "90 days" },
      ],
    },
  ];
  return (
    <StaffList
      path="/runs"
      caption="Runs"
      columns={runColumns}
      idOf={({ id }) => id}
      hrefOf={({ id }) => `/admin/jobs/runs/${id}`}
      filters={filters}
      initial={initial}
      empty="No run fits."
      canExport
    />
  );
}
