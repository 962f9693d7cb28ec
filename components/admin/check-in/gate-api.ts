"use client";

import type { GateList, GateSailing } from "#lib/boarding/gate/gate-list";
import type { Scan, ScanOutcome } from "#lib/boarding/gate/scan";
import type { WaitingUndo, Worker } from "./gate-store";

/** No answer; or the session has ended; or a refusal in the API's words. */
export type Failure = {
  failed: "away" | "signed_out" | "refused";
  /** 0: nothing answered. */
  status: number;
  detail: string;
};
export type Asked<T> = { data: T; failed?: undefined } | (Failure & { data?: undefined });

/** A gangway asks without leaving its page: what comes of it is shown there, also when nothing comes. */
async function ask<T>(path: string, init: RequestInit = {}, ms = 8_000): Promise<Asked<T>> {
  try {
    const response = await fetch(`/api/v1/staff${path}`, {
      ...init,
      signal: AbortSignal.timeout(ms),
      ...(init.body !== undefined && { headers: { "content-type": "application/json" } }),
    });
    const body = (await response.json()) as { data: T; detail?: string };
    if (response.ok) return { data: body.data };
    const detail = body.detail ?? "";
    const { status } = response;
    if (status === 401) return { failed: "signed_out", status, detail };
    return { failed: status >= 500 ? "away" : "refused", status, detail };
  } catch {
    return { failed: "away", status: 0, detail: "" };
  }
}

export type GatePlaces = { ports: { code: string; name: string }[]; sailings: GateSailing[] };

export const askPlaces = (port: string) =>
  ask<GatePlaces>(`/gate-sailings${port ? `?port=${port}` : ""}`);

export const askList = (sailing: string) => ask<GateList>(`/sailings/${sailing}/check-in-list`);

/**
 * Sends scans of a sailing, which are the worker's own: the server takes them from nobody else. It puts the
 * device's clock right by when it says that it sent them.
 */
export function sendScans(
  sailing: string,
  { device, worker }: { device: { id: string; name: string }; worker: Worker },
  scans: Scan[],
): Promise<Asked<ScanOutcome[]>> {
  const body = {
    device,
    by: worker.id,
    sent_at: new Date().toISOString(),
    scans: scans.map(({ id, code, passengers, stage, means, at, let_pass }) => ({
      id,
      code,
      passengers,
      stage,
      means,
      at,
      let_pass,
    })),
  };
  return ask(`/sailings/${sailing}/check-ins`, { method: "POST", body: JSON.stringify(body) });
}

/** Sends that people were taken back, by whom and when; sent again, it takes nobody back who came since. */
export function sendUndo(
  { sailing, booking, passengers, stage, reason, at }: WaitingUndo,
  worker: Worker,
): Promise<Asked<{ passengers: number[] }>> {
  const body = {
    booking_id: booking,
    passengers,
    stage,
    reason,
    by: worker.id,
    at,
    sent_at: new Date().toISOString(),
  };
  const path = `/sailings/${sailing}/check-ins/undone`;
  return ask(path, { method: "POST", body: JSON.stringify(body) });
}
