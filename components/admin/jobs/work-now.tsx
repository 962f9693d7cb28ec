"use client";

import Link from "next/link";
import { Notice } from "#components/ui/notice";
import type { QueueFigures } from "#lib/job/queue-figures";
import type { WorkerRow } from "#lib/office/jobs/list-workers";
import type { EngineHealth, WorkView } from "#lib/office/jobs/read-work";
import type { Column } from "../list/column";
import { ageAt, ageWords } from "../parts/age";
import { Moment } from "../parts/moment";
import { Panel } from "../parts/panel";
import { SmallTable } from "../parts/small-table";
import { Status } from "../parts/status";
import { useLive } from "../use-live";
import { groupWords, memoryWords, secondsWords } from "./job-words";
import { runningColumns } from "./run-columns";

type Body = { data: WorkView; as_of: string };
type Group = WorkView["groups"][number];

const aim = 100;
const alarm = 500;

function Length({ length }: QueueFigures) {
  const tone = length > alarm ? "bad" : length >= aim ? "wait" : "good";
  return <Status tone={tone}>{length.toLocaleString("en")}</Status>;
}

const groupColumns: Column<Group>[] = [
  { id: "group", header: "Group", cell: ({ group }) => groupWords[group] ?? group },
  { id: "length", header: "Queue", cell: (group) => <Length {...group} /> },
  {
    id: "oldest",
    header: "Oldest",
    isFigure: true,
    isWide: true,
    cell: ({ length, oldest_seconds }) => (length > 0 ? ageWords(oldest_seconds) : "–"),
  },
  { id: "running", header: "Running", isFigure: true, cell: ({ running }) => running },
  {
    id: "rate",
    header: "Done a minute",
    isFigure: true,
    isWide: true,
    cell: ({ completed_per_minute }) => completed_per_minute.toFixed(1),
  },
  {
    id: "failed",
    header: "Failed, last hour",
    isFigure: true,
    cell: ({ group, failed_last_hour }) =>
      failed_last_hour > 0 ? (
        <Link href={`/admin/jobs/runs?group=${group}&status=failed&hours=1`} prefetch={false}>
          {failed_last_hour}
        </Link>
      ) : (
        0
      ),
  },
  {
    id: "average",
    header: "Average",
    isFigure: true,
    isWide: true,
    cell: ({ average_seconds }) => secondsWords(average_seconds),
  },
  {
    id: "p95",
    header: "95 of 100 within",
    isFigure: true,
    isWide: true,
    cell: ({ p95_seconds }) => secondsWords(p95_seconds),
  },
  {
    id: "silent",
    header: "Last heard",
    isFigure: true,
    isWide: true,
    cell: ({ silent_seconds }) =>
      silent_seconds === null ? "never" : `${ageWords(silent_seconds)} ago`,
  },
  {
    id: "dead",
    header: "Dead letters",
    isFigure: true,
    cell: ({ group, dead_letters }) =>
      dead_letters > 0 ? (
        <Link href={`/admin/jobs/dead-letters?group=${group}`} prefetch={false}>
          {dead_letters}
        </Link>
      ) : (
        0
      ),
  },
];

const workerColumns = (now: string): Column<WorkerRow>[] => [
  { id: "name", header: "Process", cell: ({ name }) => name },
  {
    id: "state",
    header: "State",
    cell: ({ is_active, seen_at }) =>
      is_active ? (
        <Status tone="good">Active</Status>
      ) : (
        <Status tone="bad">{`Silent for ${ageAt(seen_at, now)}`}</Status>
      ),
  },
  {
    id: "up",
    header: "Up for",
    isFigure: true,
    cell: ({ started_at }) => ageAt(started_at, now),
  },
  {
    id: "memory",
    header: "Memory",
    isFigure: true,
    cell: ({ memory_bytes }) => memoryWords(memory_bytes),
  },
  {
    id: "cpu",
    header: "Of a core",
    isFigure: true,
    cell: ({ cpu_share }) => (cpu_share === null ? "–" : `${Math.round(cpu_share * 100)} %`),
  },
  {
    id: "redis",
    header: "Redis",
    isWide: true,
    cell: ({ redis }) =>
      redis === "up" ? (
        <Status tone="good">Answers</Status>
      ) : (
        <Status tone={redis === "off" ? "plain" : "bad"}>
          {redis === "off" ? "Not used" : "Away"}
        </Status>
      ),
  },
];

function Engine({ engine }: { engine: EngineHealth }) {
  const { state, since, unsent, last_run_at, watchdog } = engine;
  const watch =
    watchdog.state === "looks" ? (
      <>
        The watch beside it looked last at <Moment at={watchdog.looked_at} />.
      </>
    ) : (
      <strong>The watch beside it does not look: no alert is raised by itself now.</strong>
    );
  if (state === "well") {
    return (
      <Notice look={watchdog.state === "looks" ? "good" : "bad"} title="The engine is well">
        <p>
          It takes what it is given and starts what is due; its last run was at{" "}
          <Moment at={last_run_at} />. {watch}
        </p>
      </Notice>
    );
  }
  const title =
    state === "takes_nothing" ? "The engine takes no events" : "The engine starts no runs";
  return (
    <Notice look="bad" title={title}>
      <p>
        {state === "takes_nothing" ? (
          <>
            {unsent.toLocaleString("en")} events are due and not handed over, the oldest since{" "}
            <Moment at={since} />. They are safe in the database and go out when it is back.
          </>
        ) : (
          <>
            Every group has a run a minute; the last of any was at <Moment at={last_run_at} />. See
            whether the engine reaches our workers.
          </>
        )}{" "}
        {watch}
      </p>
    </Notice>
  );
}

/** How the background work stands now: groups, engine, what runs, the processes. */
export function WorkNow({ initial }: { initial: Body }) {
  const path = "/jobs";
  const { data = initial, error } = useLive<Body>(path, { path, body: initial }, 3_000);
  const { groups, running, engine, workers } = data.data;
  return (
    <>
      {error && (
        <Notice look="bad" title="This is not fresh">
          {error.message}
        </Notice>
      )}
      <Panel
        id="groups"
        title="Groups"
        beside={
          <p className="quiet small">{`The aim is a queue under ${aim}; an alert opens above ${alarm}.`}</p>
        }
      >
        <SmallTable
          caption="Groups of background work"
          columns={groupColumns}
          rows={groups}
          idOf={({ group }) => group}
          hrefOf={({ group }) => `/admin/jobs/runs?group=${group}`}
          empty="There are no groups."
        />
        <Engine engine={engine} />
      </Panel>
      <Panel id="running" title="Running now">
        <SmallTable
          caption="Runs under way"
          columns={runningColumns}
          rows={running}
          idOf={({ id }) => id}
          hrefOf={({ id }) => `/admin/jobs/runs/${id}`}
          empty="Nothing runs at the moment."
        />
      </Panel>
      <Panel
        id="workers"
        title="Processes"
        beside={
          <p className="quiet small figures">
            {`${workers.filter(({ is_active }) => is_active).length} active`}
          </p>
        }
      >
        <SmallTable
          caption="Processes that serve and work"
          columns={workerColumns(data.as_of)}
          rows={workers}
          idOf={({ id }) => id}
          empty="No process has spoken in ten minutes."
        />
      </Panel>
    </>
  );
}
