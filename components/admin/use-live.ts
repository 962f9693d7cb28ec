"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { readStaff } from "./staff-api";

/**
 * What a staff endpoint answers, read again every few seconds while the page is looked at. `initial` is what
 * the server drew the page with; it counts for the path it was read for.
 */
export function useLive<T>(path: string, initial?: { path: string; body: T }, everyMs = 5_000) {
  return useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => readStaff<T>(path, signal),
    refetchInterval: everyMs,
    staleTime: everyMs / 2,
    placeholderData: keepPreviousData,
    ...(initial?.path === path && { initialData: initial.body }),
  });
}
