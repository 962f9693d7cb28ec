"use client";

import { Button } from "#components/ui/button";
import type { SailingDetail } from "#lib/office/sailings/read-sailing";
import { Moment } from "../parts/moment";
import { Panel } from "../parts/panel";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";
import { countWords } from "./sailing-words";

const kinds: Record<string, string> = {
  moved: "Moved to other times",
  cancelled: "Cancelled",
  swapped: "Another vessel",
  gone: "Left out of its operator's timetable",
  back: "Back in its operator's timetable",
};

/** Changes under live bookings that nobody has looked after yet. */
export function OpenCases({ sailing, mayChange }: { sailing: SailingDetail; mayChange: boolean }) {
  const { send, isBusy, refusal } = useChange();
  return (
    <Panel id="cases" title="Open cases">
      <ul>
        {sailing.cases.map(({ id, kind, bookings, at, by }) => (
          <li key={id}>
            {`${kinds[kind] ?? kind}, ${countWords(bookings, "booking")}, by ${by}, `}
            <Moment at={at} />{" "}
            {mayChange && (
              <Button
                look="quiet"
                isBusy={isBusy}
                onClick={() => void send("POST", `/sailings/${sailing.id}/cases`, { case_id: id })}
              >
                Looked after
              </Button>
            )}
          </li>
        ))}
      </ul>
      <RefusalNote refusal={refusal} />
    </Panel>
  );
}
