"use client";

import { useRef } from "react";
import { Button } from "#components/ui/button";
import { controlProps, Field } from "#components/ui/field";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";
import { typed } from "./act";
import styles from "./booking-desk.module.css";

/** A word about the booking for whoever of the staff opens it next. */
export function NoteForm({ id }: { id: string }) {
  const { send, isBusy, refusal } = useChange();
  const form = useRef<HTMLFormElement>(null);
  async function write(element: HTMLFormElement) {
    const text = typed(element, "text");
    if (text && (await send("POST", `/bookings/${id}/notes`, { text }))) form.current?.reset();
  }
  return (
    <form
      ref={form}
      className={styles.note}
      onSubmit={(event) => {
        event.preventDefault();
        void write(event.currentTarget);
      }}
    >
      <Field id="note-text" label="Note, never shown to travellers">
        <textarea
          name="text"
          rows={2}
          maxLength={2000}
          required
          {...controlProps({ id: "note-text" })}
        />
      </Field>
      <RefusalNote refusal={refusal} />
      <Button type="submit" look="quiet" isBusy={isBusy}>
        Keep the note
      </Button>
    </form>
  );
}
