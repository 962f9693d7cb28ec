"use client";

import Link from "next/link";
import { Button } from "#components/ui/button";
import type { OperatorHealthRow } from "#lib/office/operators/list-operator-health";
import type { OperatorWork } from "#lib/office/operators/read-operator-work";
import styles from "../list/staff-list.module.css";
import { Facts } from "../parts/facts";
import { Frame } from "../parts/frame";
import { Moment } from "../parts/moment";
import { PageHead } from "../parts/page-head";
import { Panel } from "../parts/panel";
import { RefusalNote } from "../parts/refusal-note";
import { Status } from "../parts/status";
import { useChange } from "../use-change";
import { useLive } from "../use-live";
import { adapterWords, stateOf } from "./operator-words";
import { Runs } from "./runs";

type Body = { data: OperatorHealthRow & OperatorWork; as_of: string };

/** One operator: how its system answers, what was followed of its feeds, where its books differ from ours. */
export function OperatorView({ initial, mayChange }: { initial: Body; mayChange: boolean }) {
  const path = `/operators/${initial.data.code}`;
  const { data: body = initial } = useLive<Body>(path, { path, body: initial });
  const { send, isBusy, refusal } = useChange();
  const { data: operator } = body;
  const state = stateOf(operator);
  return (
    <>
      <PageHead title={operator.name} lead={<Status tone={state.tone}>{state.word}</Status>}>
        {mayChange && operator.adapter && (
          <>
            {operator.adapter === "http" && (
              <Button look="quiet" isBusy={isBusy} onClick={() => send("POST", `${path}/feed`)}>
                Follow the feed now
              </Button>
            )}
            <Button look="quiet" isBusy={isBusy} onClick={() => send("POST", `${path}/comparison`)}>
              Compare the books now
            </Button>
          </>
        )}
      </PageHead>
      <RefusalNote refusal={refusal} />
      <Panel id="facts" title="How it answers">
        <Facts
          facts={[
            [
              "Reached by",
              operator.adapter ? adapterWords[operator.adapter] : "Mail and telephone",
            ],
            [
              "Sells",
              operator.selling === "instant"
                ? "At once"
                : "On request: it is asked before money is taken",
            ],
            ["Calls in the last hour", `${operator.calls}, ${operator.failures} failed`],
            [
              "Answers within",
              operator.average_ms === null
                ? "–"
                : `${operator.average_ms} ms on average, ${operator.p95_ms} ms at 95 %`,
            ],
            ["Answers awaited", operator.waiting],
            ["Oldest of them", <Moment key="since" at={operator.waiting_since} />],
            [
              "Refused in seven days",
              `${operator.refused} bookings, ${operator.cancel_refused} cancellations`,
            ],
          ]}
        />
      </Panel>
      <Panel id="differences" title="Where its books differ from ours">
        {operator.differing.length === 0 ? (
          <p className="quiet">Nowhere, as far as they were compared.</p>
        ) : (
          <Frame label="Differences">
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">Booking</th>
                  <th scope="col" className={styles.figure}>
                    Leg
                  </th>
                  <th scope="col">With us</th>
                  <th scope="col">With them</th>
                  <th scope="col">Found</th>
                </tr>
              </thead>
              <tbody>
                {operator.differing.map((one) => (
                  <tr key={`${one.booking_id} ${one.leg}`}>
                    <th scope="row">
                      <Link
                        href={`/admin/bookings/${one.booking_id}`}
                        prefetch={false}
                        data-row-link
                      >
                        {one.reference}
                      </Link>
                    </th>
                    <td className={styles.figure}>{one.leg + 1}</td>
                    <td>{one.ours.toLowerCase().replaceAll("_", " ")}</td>
                    <td>{one.theirs}</td>
                    <td>
                      <Moment at={one.found_at} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Frame>
        )}
      </Panel>
      <Runs runs={operator.runs} />
      <Panel id="failures" title="Lately refused or failed">
        {operator.lately.length === 0 ? (
          <p className="quiet">Nothing in seven days.</p>
        ) : (
          <Frame label="Failures">
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">When</th>
                  <th scope="col">Asked to</th>
                  <th scope="col">What came</th>
                  <th scope="col">Booking</th>
                </tr>
              </thead>
              <tbody>
                {operator.lately.map((one) => (
                  <tr key={`${one.at} ${one.booking_id}`}>
                    <td>
                      <Moment at={one.at} />
                    </td>
                    <td>{one.verb}</td>
                    <td>{one.outcome}</td>
                    <td>
                      {one.booking_id && (
                        <Link href={`/admin/bookings/${one.booking_id}`} prefetch={false}>
                          Open
                        </Link>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Frame>
        )}
      </Panel>
    </>
  );
}
