"use client";

import {
  type RowSelectionState,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import Link from "next/link";
import { type ReactNode, useMemo, useState } from "react";
import { Frame } from "../parts/frame";
import { useLive } from "../use-live";
import type { Column, Filter, ListBody } from "./column";
import { ListFilters } from "./list-filters";
import { ListFoot } from "./list-foot";
import styles from "./staff-list.module.css";
import { useListQuery } from "./use-list-query";

type Props<Row> = {
  /** The endpoint, below /api/v1/staff. */
  path: string;
  /** What the table holds, for those who hear it. */
  caption: string;
  columns: Column<Row>[];
  idOf: (row: Row) => string;
  hrefOf?: (row: Row) => string;
  filters?: Filter[];
  /** What the server drew the page with. */
  initial?: { path: string; body: ListBody<Row> } | undefined;
  everyMs?: number;
  /** Said when nothing is found. */
  empty: string;
  canExport?: boolean;
  /** Rows can be chosen, and this be done to them. */
  actions?: (chosen: Row[], clear: () => void) => ReactNode;
};

const features = tableFeatures({ rowSelectionFeature });
const nothing: never[] = [];

/** A list of the back office: a page of rows at a time, filters and order in the address, kept fresh by itself. */
export function StaffList<Row extends object>(props: Props<Row>) {
  const {
    path,
    caption,
    columns,
    idOf,
    hrefOf,
    filters = nothing,
    initial,
    empty,
    actions,
  } = props;
  const query = useListQuery();
  const asked = query.text ? `${path}?${query.text}` : path;
  const { data, error, isPlaceholderData } = useLive<ListBody<Row>>(asked, initial, props.everyMs);
  const [chosen, setChosen] = useState<RowSelectionState>({});
  const shapes = useMemo(
    () => columns.map(({ id }) => ({ id, accessorFn: (row: Row) => row })),
    [columns],
  );
  const rows = data?.data ?? (nothing as Row[]);
  const table = useTable({
    features,
    columns: shapes,
    data: rows,
    getRowId: idOf,
    state: { rowSelection: chosen },
    onRowSelectionChange: setChosen,
  });
  const marked = table.getRowModel().rows.filter((row) => row.getIsSelected());
  const byId = new Map(columns.map((column) => [column.id, column]));
  const clear = () => setChosen({});
  return (
    <div className={styles.list}>
      {filters.length > 0 && <ListFilters filters={filters} get={query.get} set={query.set} />}
      {actions && (
        <div className={styles.actions} data-chosen={marked.length > 0 || undefined}>
          {marked.length > 0 && <p>{`${marked.length} chosen`}</p>}
          {actions(
            marked.map((row) => row.original),
            clear,
          )}
        </div>
      )}
      {error && (
        <p role="alert" className={styles.problem}>
          {error.message}
        </p>
      )}
      <Frame label={caption} isBusy={isPlaceholderData}>
        <table className={styles.table}>
          <caption className="out-of-sight">{caption}</caption>
          <thead>
            <tr>
              {actions && (
                <th scope="col" className={styles.box}>
                  <input
                    type="checkbox"
                    aria-label="Choose all on this page"
                    checked={table.getIsAllRowsSelected()}
                    onChange={table.getToggleAllRowsSelectedHandler()}
                  />
                </th>
              )}
              {table.getHeaderGroups()[0]?.headers.map(({ id }) => (
                <Heading key={id} column={byId.get(id) as Column<Row>} query={query} />
              ))}
            </tr>
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id} data-chosen={row.getIsSelected() || undefined}>
                {actions && (
                  <td className={styles.box}>
                    <input
                      type="checkbox"
                      aria-label="Choose this row"
                      checked={row.getIsSelected()}
                      onChange={row.getToggleSelectedHandler()}
                    />
                  </td>
                )}
                {row.getAllCells().map((cell, index) => {
                  const column = byId.get(cell.column.id) as Column<Row>;
                  const content = column.cell(row.original);
                  if (index > 0) {
                    return (
                      <td key={cell.id} className={classOf(column)}>
                        {content}
                      </td>
                    );
                  }
                  return (
                    <th key={cell.id} scope="row" className={classOf(column)}>
                      {hrefOf ? (
                        <Link href={hrefOf(row.original)} prefetch={false} data-row-link>
                          {content}
                        </Link>
                      ) : (
                        <span data-row-link tabIndex={-1}>
                          {content}
                        </span>
                      )}
                    </th>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        {data && rows.length === 0 && <p className={styles.empty}>{empty}</p>}
        {!data && !error && <p className={styles.empty}>Reading…</p>}
      </Frame>
      {data && (
        <ListFoot
          page={data.page}
          shown={rows.length}
          onPage={(page) => {
            clear();
            query.set({ page: page === 1 ? null : String(page) });
          }}
          {...(props.canExport && { exportHref: exportOf(path, query.text) })}
        />
      )}
    </div>
  );
}

function classOf<Row>(column: Column<Row>): string {
  return [column.isFigure && styles.figure, column.isWide && styles.wide].filter(Boolean).join(" ");
}

function exportOf(path: string, query: string): string {
  const params = new URLSearchParams(query);
  params.delete("page");
  params.set("format", "csv");
  return `/api/v1/staff${path}?${params}`;
}

function Heading<Row>({
  column,
  query,
}: {
  column: Column<Row>;
  query: ReturnType<typeof useListQuery>;
}) {
  const { sort, header } = column;
  if (!sort) {
    return (
      <th scope="col" className={classOf(column)}>
        {header}
      </th>
    );
  }
  const now = query.get("sort");
  const order = now === sort ? "ascending" : now === `-${sort}` ? "descending" : "none";
  return (
    <th scope="col" aria-sort={order} className={classOf(column)}>
      <button
        type="button"
        className={styles.sort}
        onClick={() => query.set({ sort: order === "ascending" ? `-${sort}` : sort })}
      >
        {header}
        <span aria-hidden="true">
          {order === "ascending" ? "▲" : order === "descending" ? "▼" : ""}
        </span>
      </button>
    </th>
  );
}
