"use client";

import type { ErrorCode } from "#lib/errors/codes";

export type Refusal = {
  code: ErrorCode;
  waitMinutes: number;
  /** Why, where a code has several reasons. */
  because?: string;
  /** What is wrong with which field. */
  errors?: { path: string; message: string }[];
};
export type Asked<T> = { data: T; refusal?: undefined } | { data?: undefined; refusal: Refusal };

/** Asks an endpoint of the account; a connection that fails is a service that is away. */
export async function askAccount<T>(
  method: "GET" | "POST" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
): Promise<Asked<T>> {
  try {
    const response = await fetch(`/api/v1/account${path}`, {
      method,
      headers: {
        "content-type": "application/json",
        "accept-language": document.documentElement.lang,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    if (response.ok) return { data: (answer as { data: T }).data };
    const seconds = Number(response.headers.get("retry-after") ?? 60);
    const refusal = answer as Omit<Refusal, "waitMinutes">;
    return { refusal: { ...refusal, waitMinutes: Math.max(1, Math.ceil(seconds / 60)) } };
  } catch {
    return { refusal: { code: "service_unavailable", waitMinutes: 1 } };
  }
}
