"use client";

import { useState } from "react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import type { CacheView as View } from "#lib/office/caches/read-caches";
import type { Column, Filter } from "../list/column";
import { ListFilters } from "../list/list-filters";
import { useListQuery } from "../list/use-list-query";
import { ageAt } from "../parts/age";
import { Figure, Figures } from "../parts/figure";
import { Moment } from "../parts/moment";
import { Panel } from "../parts/panel";
import { SmallTable } from "../parts/small-table";
import { Status, type Tone } from "../parts/status";
import { useLive } from "../use-live";
import { ClearDialog, type Clearing } from "./clear-dialog";

type Body = { data: View; as_of: string };
type Row = View["routes"][number];
type Props = { minutes: number; initial: Body; canClear: boolean };

const percent = (rate: number | null) => (rate === null ? "–" : `${Math.round(rate * 100)} %`);
const ms = (time: number | null) =>
  time === null
    ? "–"
    : time < 0.1
      ? "under 0.1 ms"
      : `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
const size = (bytes: number) =>
  bytes < 1_048_576 ? `${Math.round(bytes / 1_024)} kB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
const tones = (rate: number | null, aim: number): Tone =>
  rate === null ? "plain" : rate >= aim ? "good" : "bad";
/** Up to here nobody is alarmed about how few there are. */
const enough = 20;

const windows: Filter[] = [
  {
    name: "minutes",
    label: "Of the last",
    kind: "select",
    options: [
      { value: "", label: "15 minutes" },
      { value: "5", label: "5 minutes" },
      { value: "60", label: "60 minutes" },
    ],
  },
];

function Rates({ data }: { data: View }) {
  const { popular, off_peak: offPeak, cached, uncached } = data;
  const few = (searches: number) => (searches < enough ? ", few yet" : "");
  return (
    <Figures>
      <Figure
        label="All searches"
        value={percent(data.hit_rate)}
        tone={data.searches < enough ? "plain" : tones(data.hit_rate, 0.7)}
        note={`aim over 70 %; ${data.searches.toLocaleString("en")} searches${few(data.searches)}`}
      />
      <Figure
        label="Popular routes"
        value={percent(popular.hit_rate)}
        tone={popular.searches < enough ? "plain" : tones(popular.hit_rate, 0.7)}
        note={`aim 70–90 %; ${popular.searches.toLocaleString("en")} searches`}
      />
      <Figure
        label="Off-peak routes"
        value={percent(offPeak.hit_rate)}
        tone={offPeak.searches < enough ? "plain" : tones(offPeak.hit_rate, 0.2)}
        note={`aim 20–40 %; ${offPeak.searches.toLocaleString("en")} searches`}
      />
      <Figure
        label="Time, out of the cache"
        value={ms(cached.mean_ms)}
        note={`95 of 100 within ${ms(cached.p95_ms)}`}
      />
      <Figure
        label="Time, worked out"
        value={ms(uncached.mean_ms)}
        note={`95 of 100 within ${ms(uncached.p95_ms)}`}
      />
      <Figure
        label="Kept in Redis"
        value={data.stored ? data.stored.keys.toLocaleString("en") : "–"}
        note={data.stored ? `results, about ${size(data.stored.bytes)}` : "Redis does not say"}
      />
      <Figure
        label="Kept in this process"
        value={data.memory.entries.toLocaleString("en")}
        note={`results, ${size(data.memory.bytes)}`}
      />
    </Figures>
  );
}

function RedisState({ data }: { data: View }) {
  const { redis, processes } = data;
  if (redis === "off") {
    return (
      <Notice title="Redis is not set up">
        <p>
          Each process keeps what it answers for a second. Searches go on; more of them are worked
          out.
        </p>
      </Notice>
    );
  }
  if (redis === "up" && processes.without === 0) {
    return <Notice look="good" title="Redis answers" />;
  }
  return (
    <Notice look="bad" title="Redis is offline">
      <p>
        {processes.since ? (
          <>
            Since <Moment at={processes.since} />,{" "}
            {`as ${processes.without} of ${processes.active} processes find.`}
          </>
        ) : (
          "As this process finds."
        )}{" "}
        Searches and bookings go on: what the cache would have answered is worked out each time,
        which is slower. Nothing is lost, and the cache fills again by itself when Redis is back.
        What is cleared meanwhile is told to it then.
      </p>
    </Notice>
  );
}

/** How the cache of searches does, by route, and ways to clear it. */
export function CacheView({ minutes: drawn, initial, canClear }: Props) {
  const query = useListQuery();
  const asked = Number(query.get("minutes"));
  const minutes = [5, 15, 60].includes(asked) ? asked : 15;
  const path = `/caches?minutes=${minutes}`;
  const first = { path: `/caches?minutes=${drawn}`, body: initial };
  const { data: body = initial, error } = useLive<Body>(path, first, 3_000);
  const [clearing, setClearing] = useState<Clearing | null>(null);
  const { data } = body;
  const columns: Column<Row>[] = [
    { id: "route", header: "Route", cell: ({ name }) => name },
    {
      id: "popular",
      header: "Is",
      isWide: true,
      cell: ({ popular }) => (popular ? "Popular" : "Off-peak"),
    },
    {
      id: "searches",
      header: "Searches",
      isFigure: true,
      cell: ({ searches }) => searches.toLocaleString("en"),
    },
    { id: "hits", header: "Hits", isFigure: true, cell: ({ hits }) => hits.toLocaleString("en") },
    {
      id: "misses",
      header: "Misses",
      isFigure: true,
      cell: ({ misses }) => misses.toLocaleString("en"),
    },
    {
      id: "rate",
      header: "Rate",
      isFigure: true,
      cell: ({ hit_rate, searches, popular }) => (
        <Status tone={searches < enough ? "plain" : tones(hit_rate, popular ? 0.7 : 0.2)}>
          {percent(hit_rate)}
        </Status>
      ),
    },
    {
      id: "filled",
      header: "Last filled",
      isFigure: true,
      isWide: true,
      cell: ({ filled_at }) => (filled_at === null ? "–" : `${ageAt(filled_at, body.as_of)} ago`),
    },
    ...(canClear
      ? [
          {
            id: "clear",
            header: "Clear",
            cell: ({ from, to, name }: Row) => (
              <Button look="quiet" onClick={() => setClearing({ name, body: { from, to } })}>
                <span>
                  Clear<span className="out-of-sight">{` ${name}`}</span>
                </span>
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      {error && (
        <Notice look="bad" title="This is not fresh">
          {error.message}
        </Notice>
      )}
      <Panel id="rates" title="Hit rates">
        <ListFilters filters={windows} get={query.get} set={query.set} />
        <RedisState data={data} />
        <Rates data={data} />
        {data.of === "process" && (
          <p className="quiet small">
            While Redis is away these figures are of the one process that answers this page.
          </p>
        )}
      </Panel>
      <Panel
        id="routes"
        title="Routes"
        beside={
          canClear && (
            <Button
              look="quiet"
              onClick={() => setClearing({ name: "all routes", body: { all: true } })}
            >
              Clear all
            </Button>
          )
        }
      >
        <SmallTable
          caption="Routes by how often they are asked for"
          columns={columns}
          rows={data.routes}
          idOf={({ route }) => route}
          empty={`Nobody searched in the last ${minutes} minutes.`}
        />
      </Panel>
      {data.cleared.length > 0 && (
        <Panel id="cleared" title="Cleared by hand, last 7 days">
          <ul>
            {data.cleared.map(({ by, what, count, at }) => (
              <li key={at}>
                <Moment at={at} />, {by}: {what},{" "}
                {count === null
                  ? "while Redis was away"
                  : `${count} ${count === 1 ? "result" : "results"}`}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {clearing && <ClearDialog clearing={clearing} onClose={() => setClearing(null)} />}
    </>
  );
}
