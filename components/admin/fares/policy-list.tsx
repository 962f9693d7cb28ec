"use client";

import { useState } from "react";
import { Button } from "#components/ui/button";
import type { PolicyRow } from "#lib/office/fares/find-policies";
import type { Told } from "#lib/office/rows";
import type { Column, Filter, ListBody } from "../list/column";
import { StaffList } from "../list/staff-list";
import { Moment } from "../parts/moment";
import { Status, type Tone } from "../parts/status";
import { PolicyForm } from "./policy-form";
import { changeWords, refundWords, windowWords } from "./policy-words";

export type Policy = Told<PolicyRow>;
type Props = {
  initial: { path: string; body: ListBody<Policy> } | undefined;
  operators: { code: string; name: string; fares: string[] }[];
  mayChange: boolean;
};

const states: Record<Policy["state"], { tone: Tone; word: string }> = {
  holds: { tone: "good", word: "Holds" },
  planned: { tone: "wait", word: "Planned" },
  replaced: { tone: "plain", word: "Replaced" },
  withdrawn: { tone: "plain", word: "Withdrawn" },
};

const columns: Column<Policy>[] = [
  { id: "name", header: "Policy", cell: ({ name, version }) => `${name}, version ${version}` },
  { id: "operator", header: "Operator", cell: ({ operator }) => operator.name },
  { id: "fare", header: "Fare", cell: ({ fare }) => fare },
  {
    id: "state",
    header: "State",
    cell: ({ state }) => <Status tone={states[state].tone}>{states[state].word}</Status>,
  },
  {
    id: "refund",
    header: "Back on cancellation",
    cell: ({ conditions }) =>
      conditions ? (
        <>
          <p>{refundWords(conditions)}</p>
          <p className="quiet">{changeWords(conditions)}</p>
        </>
      ) : (
        "The fare's own conditions"
      ),
  },
  {
    id: "windows",
    header: "Travel and sale",
    isWide: true,
    cell: ({ travel_from, travel_until, sale_from, sale_until, priority }) => (
      <>
        <p>{`Travel ${windowWords(travel_from, travel_until)}`}</p>
        <p className="quiet">{`Sold ${windowWords(sale_from, sale_until)}`}</p>
        {priority !== 0 && <p className="quiet">{`Priority ${priority}`}</p>}
      </>
    ),
  },
  {
    id: "from",
    header: "Holds from",
    isWide: true,
    cell: ({ effective_at, by }) => (
      <>
        <Moment at={effective_at} />
        {by && <p className="quiet">{by}</p>}
      </>
    ),
  },
];

/** Conditions of fares in windows of sale and travel, every version of each. */
export function PolicyList({ initial, operators, mayChange }: Props) {
  const [asks, setAsks] = useState<"new" | Policy | null>(null);
  const filters: Filter[] = [
    {
      name: "operator",
      label: "Operator",
      kind: "select",
      options: [
        { value: "", label: "All" },
        ...operators.map(({ code, name }) => ({ value: code, label: name })),
      ],
    },
    {
      name: "state",
      label: "State",
      kind: "select",
      options: [
        { value: "", label: "All versions" },
        { value: "holds", label: "Those that hold" },
        { value: "planned", label: "Those planned" },
      ],
    },
  ];
  return (
    <>
      <StaffList
        path="/policies"
        caption="Policies"
        columns={columns}
        idOf={({ id }) => String(id)}
        filters={filters}
        initial={initial}
        everyMs={30_000}
        empty="No policy is found: the fares' own conditions hold."
        {...(mayChange && {
          actions: (chosen: Policy[], clear: () => void) => (
            <>
              <Button onClick={() => setAsks("new")}>New policy</Button>
              <Button
                look="quiet"
                disabled={chosen.length !== 1}
                onClick={() => {
                  setAsks(chosen[0] ?? null);
                  clear();
                }}
              >
                New version of the one chosen
              </Button>
            </>
          ),
        })}
      />
      {asks && (
        <PolicyForm
          operators={operators}
          from={asks === "new" ? null : asks}
          onClose={() => setAsks(null)}
        />
      )}
    </>
  );
}
