"use client";

import { Notice } from "#components/ui/notice";
import type { Need } from "#lib/office/today/read-needs";
import type { TodayView as Sold } from "#lib/office/today/read-today";
import { useLive } from "../use-live";
import { Needs } from "./needs";
import { Sales } from "./sales";

type Body = { data: { sales: Sold | null; needs: Need[] }; as_of: string };

/** What needs a person, and what was sold today, read again by itself. */
export function TodayView({ initial }: { initial: Body }) {
  const path = "/today";
  const { data = initial, error } = useLive<Body>(path, { path, body: initial });
  const { sales, needs } = data.data;
  return (
    <>
      {error && (
        <Notice look="bad" title="This is not fresh">
          {error.message}
        </Notice>
      )}
      <Needs needs={needs} now={data.as_of} />
      {sales && <Sales sales={sales} />}
    </>
  );
}
