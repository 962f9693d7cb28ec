"use client";

import Link from "next/link";
import type { OperatorHealthRow } from "#lib/office/operators/list-operator-health";
import styles from "../list/staff-list.module.css";
import { Frame } from "../parts/frame";
import { Moment } from "../parts/moment";
import { Status } from "../parts/status";
import { useLive } from "../use-live";
import { stateOf } from "./operator-words";

type Body = { data: OperatorHealthRow[]; as_of: string };

/** Every operator in a line: how its system answers, and what waits for it. */
export function OperatorTable({ initial }: { initial: Body }) {
  const { data = initial } = useLive<Body>("/operators", { path: "/operators", body: initial });
  return (
    <Frame label="Operators">
      <table className={styles.table}>
        <caption className="out-of-sight">Operators</caption>
        <thead>
          <tr>
            <th scope="col">Operator</th>
            <th scope="col">State</th>
            <th scope="col" className={styles.figure}>
              Calls, 1 h
            </th>
            <th scope="col" className={styles.figure}>
              Failed
            </th>
            <th scope="col" className={`${styles.figure} ${styles.wide}`}>
              p95
            </th>
            <th scope="col" className={styles.figure}>
              Awaited
            </th>
            <th scope="col" className={`${styles.figure} ${styles.wide}`}>
              Refused, 7 days
            </th>
            <th scope="col" className={styles.figure}>
              Differences
            </th>
            <th scope="col" className={styles.wide}>
              Feed followed
            </th>
          </tr>
        </thead>
        <tbody>
          {data.data.map((row) => (
            <tr key={row.code}>
              <th scope="row">
                <Link href={`/admin/operators/${row.code}`} prefetch={false} data-row-link>
                  {row.name}
                </Link>
              </th>
              <td>
                <Status tone={stateOf(row).tone}>{stateOf(row).word}</Status>
              </td>
              <td className={styles.figure}>{row.calls}</td>
              <td className={styles.figure}>{row.failures}</td>
              <td className={`${styles.figure} ${styles.wide}`}>
                {row.p95_ms === null ? "–" : `${row.p95_ms} ms`}
              </td>
              <td className={styles.figure}>{row.waiting}</td>
              <td className={`${styles.figure} ${styles.wide}`}>
                {row.refused + row.cancel_refused}
              </td>
              <td className={styles.figure}>{row.differences}</td>
              <td className={styles.wide}>
                {row.adapter === "http" ? <Moment at={row.synced_at} /> : "No feed"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}
