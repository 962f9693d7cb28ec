"use client";

import type { ErrorCode } from "#lib/errors/codes";

/** A refusal as the back office shows it: in the API's own words, which speak to staff well enough. */
export type StaffRefusal = {
  code: ErrorCode;
  detail: string;
  errors?: { path: string; message: string }[];
  /** What a conflict brings along, such as a newer quote. */
  [more: string]: unknown;
};
export type StaffAnswer<T> =
  | { body: T; refusal?: undefined }
  | { body?: undefined; refusal: StaffRefusal };

/**
 * Asks a staff endpoint (a path below /api/v1/staff). A session that has ended leads to signing in, and back
 * to where one was. A change takes a `key` that stays the same when the same wish is sent again.
 */
export async function askStaff<T>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  { body, key, signal }: { body?: unknown; key?: string; signal?: AbortSignal } = {},
): Promise<StaffAnswer<T>> {
  try {
    const response = await fetch(`/api/v1/staff${path}`, {
      method,
      headers: {
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(key !== undefined && { "idempotency-key": key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    const answer = response.status === 204 ? null : await response.json();
    if (response.ok) return { body: answer as T };
    if (response.status === 401) {
      const here = window.location.pathname + window.location.search;
      window.location.assign(`/admin/sign-in?from=${encodeURIComponent(here)}`);
    }
    return { refusal: answer as StaffRefusal };
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    return {
      refusal: {
        code: "service_unavailable",
        detail: "No answer came. Look whether it happened before you try again.",
      },
    };
  }
}

/** A staff endpoint's answer for TanStack Query: a refusal becomes an error with its detail. */
export async function readStaff<T>(path: string, signal?: AbortSignal): Promise<T> {
  const { body, refusal } = await askStaff<T>("GET", path, { ...(signal && { signal }) });
  if (refusal) throw new Error(refusal.detail);
  return body;
}
