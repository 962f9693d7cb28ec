"use client";

import { notifyManager, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { Notice } from "#components/ui/notice";

type Read = { data: unknown; status: string };
const isUnread = ({ data, status }: Read) => data !== undefined && status === "error";

/** Says that figures have grown old: a page that cannot be read afresh looks as calm as one that can. */
export function LiveNote() {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback(
    (onChange: () => void) => cache.subscribe(notifyManager.batchCalls(onChange)),
    [cache],
  );
  const isOld = useSyncExternalStore(
    subscribe,
    () => cache.getAll().some((query) => query.isActive() && isUnread(query.state)),
    () => false,
  );
  if (!isOld) return null;
  return (
    <Notice look="bad" live="assertive" title="This is not fresh">
      <p>No good answer came when it was read again. It is tried again every few seconds.</p>
    </Notice>
  );
}
