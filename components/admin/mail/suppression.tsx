"use client";

import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button";
import { TextField } from "#components/ui/text-field";
import { Panel } from "../parts/panel";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";
import styles from "./mail.module.css";

type Reason = "bounced" | "complained" | "suppressed";
type Answer = { data: { reason: Reason | null; lifted: boolean } };

const reasons: Record<Reason, string> = {
  bounced: "No mail goes there: it came back for good.",
  complained: "No mail goes there: whoever reads it called our mail spam.",
  suppressed: "No mail goes there: the mail service keeps it on its own list.",
};

/** Whether mail goes to an address, and the way to let it go there again. */
export function Suppression({ mayChange }: { mayChange: boolean }) {
  const { send, isBusy, refusal } = useChange<Answer>();
  const [known, setKnown] = useState<{ email: string; words: string; isStopped: boolean } | null>(
    null,
  );

  async function ask(email: string, lift: boolean) {
    const answer = await send("POST", "/suppressions", { email, lift });
    if (!answer) return;
    const { reason, lifted } = answer.data;
    const words = reason
      ? reasons[reason]
      : lifted
        ? "Mail goes there again."
        : "Mail goes there. Nothing keeps it back.";
    setKnown({ email, words, isStopped: reason !== null });
  }

  if (!mayChange) return null;
  return (
    <Panel id="address" title="Does mail go to an address?">
      <form
        className={styles.row}
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          void ask(String(new FormData(event.currentTarget).get("email")).trim(), false);
        }}
      >
        <TextField
          id="suppressed-email"
          name="email"
          type="email"
          label="E-mail"
          required
          maxLength={254}
          autoComplete="off"
        />
        <Button type="submit" look="quiet" isBusy={isBusy}>
          Look
        </Button>
      </form>
      <div role="status" className={styles.row}>
        {known && <p>{`${known.email}: ${known.words}`}</p>}
        {known?.isStopped && (
          <Button isBusy={isBusy} onClick={() => ask(known.email, true)}>
            Write to it again
          </Button>
        )}
      </div>
      <RefusalNote refusal={refusal} />
    </Panel>
  );
}
