import Link from "next/link";
import type { Column } from "../list/column";
import styles from "../list/staff-list.module.css";
import { Frame } from "./frame";

type Props<Row> = {
  /** What the table holds, for those who hear it. */
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  idOf: (row: Row) => string;
  hrefOf?: (row: Row) => string | null;
  /** Said when there are no rows. */
  empty: string;
};

/** A table of few rows, all of them at once; the look of a list without its filters and pages. */
export function SmallTable<Row>({ caption, columns, rows, idOf, hrefOf, empty }: Props<Row>) {
  const classOf = ({ isFigure, isWide }: Column<Row>) =>
    [isFigure && styles.figure, isWide && styles.wide].filter(Boolean).join(" ");
  if (rows.length === 0) return <p className="quiet">{empty}</p>;
  return (
    <Frame label={caption}>
      <table className={styles.table}>
        <caption className="out-of-sight">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={classOf(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const href = hrefOf?.(row);
            return (
              <tr key={idOf(row)}>
                {columns.map((column, index) => {
                  const content = column.cell(row);
                  if (index > 0) {
                    return (
                      <td key={column.id} className={classOf(column)}>
                        {content}
                      </td>
                    );
                  }
                  return (
                    <th key={column.id} scope="row" className={classOf(column)}>
                      {href ? (
                        <Link href={href} prefetch={false} data-row-link>
                          {content}
                        </Link>
                      ) : (
                        content
                      )}
                    </th>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Frame>
  );
}
