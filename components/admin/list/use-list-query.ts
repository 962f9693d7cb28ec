"use client";

import { usePathname, useSearchParams } from "next/navigation";

type Change = Record<string, string | null>;

/**
 * A list's filters, order and page, kept in the page's address: `text` is its query in one order, empty
 * values left out. A change of anything but the page leads to the first page.
 */
export function useListQuery() {
  const params = useSearchParams();
  const pathname = usePathname();
  const text = normal(params);

  function set(change: Change, how: "push" | "replace" = "push") {
    const next = new URLSearchParams(window.location.search);
    if (!("page" in change)) next.delete("page");
    for (const [name, value] of Object.entries(change)) {
      if (value === null || value === "") next.delete(name);
      else next.set(name, value);
    }
    const query = normal(next);
    const address = query ? `${pathname}?${query}` : pathname;
    // The list alone changes: Next need not draw the page again.
    if (how === "push") window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  }

  return { text, get: (name: string) => params.get(name) ?? "", set };
}

/** A query in one order, so that the same question has one name. */
export function normal(params: URLSearchParams): string {
  const kept = [...params].filter(([, value]) => value !== "");
  return new URLSearchParams(kept.sort(([a], [b]) => (a < b ? -1 : 1))).toString();
}
