"use client";

import type { GateList, GateSailing, Stage } from "#lib/boarding/gate/gate-list";
import type { Scan, ScanOutcome } from "#lib/boarding/gate/scan";

/** No answer; or the session has ended; or a refusal in the API's words. */
export type Failure = { failed: "away" | "signed_out" | "refused"; detail: string };
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
    if (response.status === 401) return { failed: "signed_out", detail };
    return { failed: response.status >= 500 ? "away" : "refused", detail };
  } catch {
    return { failed: "away", detail: "" };
  }
}

export type GatePlaces = { ports: { code: string; name: string }[]; sailings: GateSailing[] };

export const askPlaces = (port: string) =>
  ask<GatePlaces>(`/gate-sailings${port ? `?port=${port}` : ""}`);

export const askList = (sailing: string) => ask<GateList>(`/sailings/${sailing}/check-in-list`);

/** Sends scans of a sailing; the server puts the device's clock right by when it says that it sent them. */
export function sendScans(
  sailing: string,
  device: { id: string; name: string },
  scans: Scan[],
): Promise<Asked<ScanOutcome[]>> {
  const body = {
    device,
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

export function sendUndo(
  sailing: string,
  wish: { booking_id: string; passengers: number[]; stage: Stage; reason: string },
): Promise<Asked<{ passengers: number[] }>> {
  const path = `/sailings/${sailing}/check-ins/undone`;
  return ask(path, { method: "POST", body: JSON.stringify(wish) });
}
