"use client";

import type { RunView as Run } from "#lib/office/jobs/read-run";
import { BookingLink } from "../parts/booking-link";
import { Facts } from "../parts/facts";
import { Moment } from "../parts/moment";
import { PageHead } from "../parts/page-head";
import { Panel } from "../parts/panel";
import { SmallTable } from "../parts/small-table";
import { Status } from "../parts/status";
import { useLive } from "../use-live";
import { Failures } from "./failures";
import { groupWords, nameWords, runStates, secondsWords } from "./job-words";
import { runColumns } from "./run-columns";

/** One run of a background function, as it goes on. */
export function RunView({ initial }: { initial: Run }) {
  const path = `/runs/${initial.id}`;
  const { data } = useLive<{ data: Run }>(path, { path, body: { data: initial } });
  const run = data?.data ?? initial;
  const { label, tone } = runStates[run.status];
  return (
    <>
      <PageHead title={nameWords(run.function)} lead={<Status tone={tone}>{label}</Status>} />
      <Panel id="facts" title="What is known">
        <Facts
          facts={[
            ["Function", run.function],
            ["Group", groupWords[run.group] ?? run.group],
            ["Begun", <Moment key="begun" at={run.started_at} />],
            ["Ended", run.ended_at ? <Moment key="ended" at={run.ended_at} /> : "It goes on"],
            ["For", secondsWords(run.seconds)],
            ["Attempts", run.attempts],
            ["Because of", run.event ?? "The clock"],
            ["Booking", <BookingLink key="booking" booking={run.booking} />],
            ["Task", run.event_id ?? "–"],
            ["Run", run.id],
          ]}
        />
      </Panel>
      <Panel id="failures" title="Attempts that failed">
        <Failures failures={run.failures} />
      </Panel>
      {run.others.length > 0 && (
        <Panel id="others" title="What else the same event caused">
          <SmallTable
            caption="Other runs of the same event"
            columns={runColumns}
            rows={run.others}
            idOf={({ id }) => id}
            hrefOf={({ id }) => `/admin/jobs/runs/${id}`}
            empty="Nothing."
          />
        </Panel>
      )}
    </>
  );
}
