"use client";

import styles from "./staff-list.module.css";

type Props = {
  page: { number: number; size: number; total: number; is_more: boolean };
  shown: number;
  onPage: (page: number) => void;
  exportHref?: string;
};

/** Where one is in a list, the pages beside, and the way out as a file. */
export function ListFoot({ page, shown, onPage, exportHref }: Props) {
  const first = (page.number - 1) * page.size + 1;
  const all = `${page.total.toLocaleString("en")}${page.is_more ? "+" : ""}`;
  const isLast = first + shown - 1 >= page.total;
  return (
    <div className={styles.foot}>
      <p className="figures" aria-live="polite">
        {shown === 0 ? `None of ${all}` : `${first}–${first + shown - 1} of ${all}`}
      </p>
      {(page.number > 1 || !isLast) && (
        <nav aria-label="Pages" className={styles.pages}>
          <button
            type="button"
            data-key="p"
            disabled={page.number === 1}
            onClick={() => onPage(page.number - 1)}
          >
            Before
          </button>
          <button
            type="button"
            data-key="n"
            disabled={isLast}
            onClick={() => onPage(page.number + 1)}
          >
            Next
          </button>
        </nav>
      )}
      {exportHref && (
        <a href={exportHref} download data-key="e" className={styles.export}>
          Export CSV
        </a>
      )}
    </div>
  );
}
