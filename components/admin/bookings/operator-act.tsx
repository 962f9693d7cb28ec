"use client";

import { useState } from "react";
import { Button } from "#components/ui/button";
import { SelectField } from "#components/ui/select-field";
import { TextField } from "#components/ui/text-field";
import type { LegView } from "#lib/booking/booking-view";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";
import { Act, typed } from "./act";

type Props = { id: string; leg: LegView };

/** Books what an operator said by telephone or mail. */
export function OperatorAct(props: Props) {
  return (
    <Act label="Answer by hand" title={`What ${props.leg.operator.name} said`}>
      {(close) => <OperatorForm {...props} close={close} />}
    </Act>
  );
}

function OperatorForm({ id, leg, close }: Props & { close: () => void }) {
  const isCancelling = leg.operator_status.startsWith("CANCEL");
  const [kind, setKind] = useState(isCancelling ? "cancelled" : "confirmed");
  const { send, isBusy, refusal } = useChange();
  async function answer(form: HTMLFormElement) {
    const body = {
      kind,
      ...(kind === "confirmed" && { reference: typed(form, "reference") }),
      ...(kind === "refused" && { reason: typed(form, "reason") }),
    };
    if (await send("POST", `/bookings/${id}/legs/${leg.position}/answer`, body)) close();
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void answer(event.currentTarget);
      }}
    >
      <SelectField
        id="answer-kind"
        label="The operator"
        value={kind}
        onChange={(event) => setKind(event.target.value)}
      >
        {isCancelling ? (
          <option value="cancelled">has cancelled it, or the case is settled</option>
        ) : (
          <>
            <option value="confirmed">confirms it</option>
            <option value="refused">will not carry it</option>
          </>
        )}
      </SelectField>
      {kind === "confirmed" && (
        <TextField
          id="answer-reference"
          name="reference"
          label="The operator’s reference"
          maxLength={60}
          required
        />
      )}
      {kind === "refused" && (
        <>
          <p>All that was paid goes back without a fee, and the traveller is told.</p>
          <TextField
            id="answer-reason"
            name="reason"
            label="Why"
            minLength={3}
            maxLength={200}
            required
          />
        </>
      )}
      <RefusalNote refusal={refusal} />
      <Button type="submit" look={kind === "refused" ? "danger" : "main"} isBusy={isBusy}>
        Book the answer
      </Button>
    </form>
  );
}
