"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { askStaff, type StaffRefusal } from "./staff-api";

type Method = "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * A change that staff ask for. Until it is done the same wish carries the same key, so that it happens once,
 * whatever was answered: a refusal isn't kept, and silence, or a first request that is still worked on, may
 * hide that it happened. A wish in other words gets a key of its own. When it is done, everything shown is
 * read afresh; a click until then asks for nothing.
 */
export function useChange<T = unknown>() {
  const client = useQueryClient();
  const keys = useRef(new Map<string, string>());
  // A second click may come before the button is drawn as busy.
  const isSending = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<StaffRefusal | null>(null);

  async function send(method: Method, path: string, body?: unknown): Promise<T | null> {
    if (isSending.current) return null;
    isSending.current = true;
    setBusy(true);
    setRefusal(null);
    try {
      return await sendOnce(method, path, body);
    } finally {
      isSending.current = false;
      setBusy(false);
    }
  }

  async function sendOnce(method: Method, path: string, body: unknown): Promise<T | null> {
    const text = JSON.stringify([method, path, body]);
    const key = keys.current.get(text) ?? crypto.randomUUID();
    keys.current.set(text, key);
    const sent = { key, ...(body !== undefined && { body }) };
    const answer = await askStaff<T>(method, path, sent);
    if (answer.refusal) {
      setRefusal(answer.refusal);
      return null;
    }
    keys.current.delete(text);
    await client.invalidateQueries();
    return answer.body;
  }

  return { send, isBusy, refusal, forget: () => setRefusal(null) };
}
