"use client";

import Link from "next/link";
import type { AlertView as Alert } from "#lib/office/alerts/read-alert";
import { Facts } from "../parts/facts";
import { Moment } from "../parts/moment";
import { PageHead } from "../parts/page-head";
import { Panel } from "../parts/panel";
import { useLive } from "../use-live";
import { Acknowledge } from "./acknowledge";
import { AlertState } from "./alert-state";
import { alertWords, detailWords } from "./alert-words";
import { SettleAlert } from "./settle-alert";

type Props = { initial: Alert; canAcknowledge: boolean; canSettle: boolean };

const told = (channels: string[]) =>
  channels.map((one) =>
    one.replace(":open", ", that it began").replace(":over", ", that it is over"),
  );

/** One alert: what it means, what to do, who looks after it, and the ones before it. */
export function AlertView({ initial, canAcknowledge, canSettle }: Props) {
  const path = `/alerts/${initial.id}`;
  const { data } = useLive<{ data: Alert }>(path, { path, body: { data: initial } });
  const alert = data?.data ?? initial;
  const { title, means, act } = alertWords(alert.kind);
  const isOpen = alert.closed_at === null;
  return (
    <>
      <PageHead title={title} lead={<AlertState alert={alert} />}>
        {isOpen && canAcknowledge && !alert.acknowledged_at && <Acknowledge ids={[alert.id]} />}
        {isOpen && canSettle && alert.is_closed_by_hand && <SettleAlert id={alert.id} />}
      </PageHead>
      <Panel id="means" title="What it means">
        <p>{means}</p>
        <p>
          <strong>{act}</strong>
        </p>
        {alert.href && (
          <p>
            <Link href={alert.href} prefetch={false}>
              Go to what it is about
            </Link>
          </p>
        )}
      </Panel>
      <Panel id="facts" title="What is known">
        <Facts
          facts={[
            ["About", alert.subject || "–"],
            ["Detail", detailWords(alert.detail) || "–"],
            ["Opened", <Moment key="opened" at={alert.opened_at} />],
            ["Last seen", <Moment key="seen" at={alert.seen_at} />],
            [
              "Looked after by",
              alert.acknowledged_by ? (
                <>
                  {alert.acknowledged_by}, since <Moment at={alert.acknowledged_at} />
                </>
              ) : (
                "Nobody yet"
              ),
            ],
            ["Over", alert.closed_at ? <Moment key="over" at={alert.closed_at} /> : "Not yet"],
            ["Told by", told(alert.told_by).join("; ") || "Nobody was told by mail or webhook"],
            ...(alert.settled
              ? ([["Closed by", `${alert.settled.by}: ${alert.settled.note}`]] as [
                  string,
                  string,
                ][])
              : []),
          ]}
        />
      </Panel>
      <Panel id="earlier" title="Before">
        {alert.earlier.length === 0 ? (
          <p className="quiet">This is the first one about this.</p>
        ) : (
          <ul>
            {alert.earlier.map(({ id, opened_at, closed_at }) => (
              <li key={id}>
                <Link href={`/admin/alerts/${id}`} prefetch={false}>
                  <Moment at={opened_at} />
                </Link>
                {closed_at && (
                  <>
                    , over <Moment at={closed_at} />
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}
