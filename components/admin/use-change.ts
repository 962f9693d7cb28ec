"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { askStaff, type StaffRefusal } from "./staff-api";

type Method = "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * A change that staff ask for. Sent again after no answer came, it carries the same key, so that it happens
 * once; a wish in other words gets a key of its own. When it is done, everything shown is read afresh.
 */
export function useChange<T = unknown>() {
  const client = useQueryClient();
  const wish = useRef<{ text: string; key: string } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<StaffRefusal | null>(null);

  async function send(method: Method, path: string, body?: unknown): Promise<T | null> {
    const text = JSON.stringify([method, path, body]);
    if (wish.current?.text !== text) wish.current = { text, key: crypto.randomUUID() };
    setBusy(true);
    setRefusal(null);
    const sent = { key: wish.current.key, ...(body !== undefined && { body }) };
    const answer = await askStaff<T>(method, path, sent);
    setBusy(false);
    if (answer.refusal) {
      setRefusal(answer.refusal);
      // Whatever was refused for a reason may be asked anew; silence may hide that it happened.
      if (answer.refusal.code !== "service_unavailable") wish.current = null;
      return null;
    }
    wish.current = null;
    await client.invalidateQueries();
    return answer.body;
  }

  return { send, isBusy, refusal, forget: () => setRefusal(null) };
}
