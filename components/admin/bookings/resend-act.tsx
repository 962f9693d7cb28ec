"use client";

import { Button } from "#components/ui/button";
import { SelectField } from "#components/ui/select-field";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";
import { Act, typed } from "./act";
import { noticeWord } from "./booking-words";

type Props = { id: string; email: string; kinds: string[] };

/** Sends a mail of the booking once more, to its own address. */
export function ResendAct({ id, email, kinds }: Props) {
  return (
    <Act label="Send a mail again" title="Send a mail again">
      {(close) => <ResendForm id={id} email={email} kinds={kinds} close={close} />}
    </Act>
  );
}

function ResendForm({ id, email, kinds, close }: Props & { close: () => void }) {
  const { send, isBusy, refusal } = useChange();
  async function resend(form: HTMLFormElement) {
    const kind = typed(form, "kind") || null;
    if (await send("POST", `/bookings/${id}/notices`, { kind })) close();
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void resend(event.currentTarget);
      }}
    >
      <p>
        A copy goes to <strong>{email}</strong>, three an hour at most.
      </p>
      <SelectField id="resend-kind" name="kind" label="Which mail">
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {noticeWord(kind)}
          </option>
        ))}
      </SelectField>
      <RefusalNote refusal={refusal} />
      <Button type="submit" isBusy={isBusy}>
        Send it again
      </Button>
    </form>
  );
}
