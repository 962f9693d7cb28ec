"use client";

import { useState } from "react";
import { Button } from "#components/ui/button";
import type { DeadLetterRow } from "#lib/office/jobs/list-dead-letters";
import type { Column, Filter, ListBody } from "../list/column";
import { StaffList } from "../list/staff-list";
import { BookingLink } from "../parts/booking-link";
import { Moment } from "../parts/moment";
import { useLive } from "../use-live";
import { groupOptions, groupWords, nameWords } from "./job-words";
import { RedriveDialog } from "./redrive-dialog";
import type { Wish } from "./redrive-wish";

export type Kind = { group: string; kind: string; count: number; oldest_at: string };
type Props = {
  initial: { path: string; body: ListBody<DeadLetterRow> } | undefined;
  kinds: Kind[];
  canRedrive: boolean;
};

const columns: Column<DeadLetterRow>[] = [
  { id: "kind", header: "What", cell: ({ kind }) => nameWords(kind) },
  { id: "group", header: "Group", isWide: true, cell: ({ group }) => groupWords[group] ?? group },
  {
    id: "booking",
    header: "Booking",
    cell: ({ booking }) => <BookingLink booking={booking} />,
  },
  { id: "error", header: "Failed of", cell: ({ error }) => error ?? "It could not be sent" },
  { id: "attempts", header: "Attempts", isFigure: true, cell: ({ attempts }) => attempts },
  { id: "since", header: "Since", isWide: true, cell: ({ since }) => <Moment at={since} /> },
];

/** What every try of has failed, to be read and driven again: some, or all of a kind. */
export function DeadLetterList({ initial, kinds, canRedrive }: Props) {
  const { data } = useLive<{ data: Kind[] }>("/dead-letters/kinds", {
    path: "/dead-letters/kinds",
    body: { data: kinds },
  });
  const [wish, setWish] = useState<Wish | null>(null);
  const known = data?.data ?? kinds;
  const all = known.reduce((sum, { count }) => sum + count, 0);
  const filters: Filter[] = [
    {
      name: "group",
      label: "Group",
      kind: "select",
      options: [{ value: "", label: "Any group" }, ...groupOptions],
    },
    {
      name: "kind",
      label: "Kind",
      kind: "select",
      options: [
        { value: "", label: `Any kind (${all})` },
        ...known.map(({ kind, count }) => ({
          value: kind,
          label: `${nameWords(kind)} (${count})`,
        })),
      ],
    },
  ];
  return (
    <>
      <StaffList
        path="/dead-letters"
        caption="Dead letters"
        columns={columns}
        idOf={({ id }) => id}
        hrefOf={({ id }) => `/admin/jobs/dead-letters/${id}`}
        filters={filters}
        initial={initial}
        everyMs={2_000}
        empty="No dead letters: all that was to be done was done, or is still tried."
        canExport
        {...(canRedrive && {
          actions: (chosen: DeadLetterRow[], clear: () => void) => (
            <>
              {chosen.length > 0 && (
                <Button
                  onClick={() => {
                    setWish({
                      count: chosen.length,
                      about: "Those chosen",
                      body: { ids: chosen.map(({ id }) => id) },
                    });
                    clear();
                  }}
                >
                  {`Drive ${chosen.length} again`}
                </Button>
              )}
              {chosen.length === 0 &&
                known.map(({ group, kind, count }) => (
                  <Button
                    key={`${group} ${kind}`}
                    look="quiet"
                    onClick={() =>
                      setWish({
                        count,
                        about: `All of the kind “${nameWords(kind)}”`,
                        body: { group, kind },
                      })
                    }
                  >
                    {`Drive all ${count} again: ${nameWords(kind)}`}
                  </Button>
                ))}
              {chosen.length === 0 && known.length > 1 && (
                <Button
                  look="quiet"
                  onClick={() =>
                    setWish({ count: all, about: "All of every kind", body: { all: true } })
                  }
                >
                  {`Drive all ${all} again`}
                </Button>
              )}
            </>
          ),
        })}
      />
      {wish && <RedriveDialog wish={wish} onClose={() => setWish(null)} />}
    </>
  );
}
