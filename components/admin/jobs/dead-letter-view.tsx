"use client";

import { useState } from "react";
import { Button } from "#components/ui/button";
import type { DeadLetterView as Letter } from "#lib/office/jobs/read-dead-letter";
import { BookingLink } from "../parts/booking-link";
import { Facts } from "../parts/facts";
import { Moment } from "../parts/moment";
import { PageHead } from "../parts/page-head";
import { Panel } from "../parts/panel";
import { SmallTable } from "../parts/small-table";
import { Status } from "../parts/status";
import { useLive } from "../use-live";
import { Failures } from "./failures";
import { groupWords, nameWords } from "./job-words";
import { RedriveDialog } from "./redrive-dialog";
import { runColumns } from "./run-columns";

/** One dead letter with all that was tried of it. */
export function DeadLetterView({ initial, canRedrive }: { initial: Letter; canRedrive: boolean }) {
  const path = `/dead-letters/${initial.id}`;
  const { data } = useLive<{ data: Letter }>(path, { path, body: { data: initial } }, 2_000);
  const [isAsking, setAsking] = useState(false);
  const letter = data?.data ?? initial;
  return (
    <>
      <PageHead
        title={nameWords(letter.kind)}
        lead={
          letter.is_dead ? (
            <Status tone="bad">Given up</Status>
          ) : (
            <Status tone="good">Driven again, or done since</Status>
          )
        }
      >
        {canRedrive && letter.is_dead && (
          <Button onClick={() => setAsking(true)}>Drive it again</Button>
        )}
      </PageHead>
      <Panel id="facts" title="What is known">
        <Facts
          facts={[
            ["Group", groupWords[letter.group] ?? letter.group],
            ["Kind", letter.kind],
            ["Failed of", letter.error ?? "It could not be handed to the engine"],
            ["Attempts", letter.attempts],
            ["Since", <Moment key="since" at={letter.since} />],
            ["Booking", <BookingLink key="booking" booking={letter.booking} />],
            ...Object.entries(letter.data).map(
              ([name, value]) => [name.replaceAll("_", " "), value] as [string, string],
            ),
          ]}
        />
      </Panel>
      <Panel id="failures" title="Attempts that failed">
        <Failures failures={letter.failures} />
      </Panel>
      <Panel id="runs" title="Runs">
        <SmallTable
          caption="Runs of it"
          columns={runColumns}
          rows={letter.runs}
          idOf={({ id }) => id}
          hrefOf={({ id }) => `/admin/jobs/runs/${id}`}
          empty="It never ran."
        />
      </Panel>
      {letter.redriven.length > 0 && (
        <Panel id="redriven" title="Driven again">
          <ul>
            {letter.redriven.map(({ at, by }) => (
              <li key={at}>
                <Moment at={at} />, {by}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {isAsking && (
        <RedriveDialog
          wish={{ count: 1, about: "This one", body: { ids: [letter.id] } }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
