"use client";

import { useEffect, useState } from "react";
import { Button } from "#components/ui/button";
import { canKeepTicket, forgetTicket, isTicketKept, keepTicket } from "./kept-ticket";

export type KeepWords = Record<"keep" | "remove" | "kept" | "removed" | "failed", string>;

type Props = { path: string; until: string; words: KeepWords };

/**
 * A ticket names people, and a device may have several users: it is kept for a place without network only
 * when somebody asks, and they are told who can open it.
 */
export function KeepTicket({ path, until, words }: Props) {
  const [isKept, setKept] = useState(false);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (canKeepTicket()) isTicketKept(path).then(setKept, () => {});
  }, [path]);

  async function press() {
    try {
      if (isKept) await forgetTicket();
      else await keepTicket(path, until);
      setSaid(isKept ? words.removed : words.kept);
      setKept(!isKept);
    } catch {
      setSaid(words.failed);
    }
  }

  return (
    <>
      <Button look="quiet" onClick={press}>
        {isKept ? words.remove : words.keep}
      </Button>
      <span role="status">{said}</span>
    </>
  );
}
