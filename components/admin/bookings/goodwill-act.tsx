"use client";

import { Button } from "#components/ui/button";
import { TextField } from "#components/ui/text-field";
import { formatMoney } from "#lib/money/format-money";
import { decimalsOf, type Money } from "#lib/money/money";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";
import { Act, typed } from "./act";

type Props = { id: string; refundable: Money; isAdmin: boolean };

/** Gives money back though nothing is owed. */
export function GoodwillAct(props: Props) {
  return (
    <Act label="Give goodwill" title="Give money back as goodwill">
      {(close) => <GoodwillForm {...props} close={close} />}
    </Act>
  );
}

function GoodwillForm({ id, refundable, isAdmin, close }: Props & { close: () => void }) {
  const { send, isBusy, refusal } = useChange();
  const digits = decimalsOf(refundable.currency);
  async function give(form: HTMLFormElement) {
    const amount_minor = Math.round(Number(typed(form, "amount").replace(",", ".")) * 10 ** digits);
    const body = {
      amount: { amount_minor, currency: refundable.currency },
      refundable,
      reason: typed(form, "reason"),
    };
    if (await send("POST", `/bookings/${id}/goodwill`, body)) close();
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void give(event.currentTarget);
      }}
    >
      <p>
        The booking stays as it is. The money goes to the card that paid; the traveller is told by
        mail when it is on its way. At most {formatMoney(refundable, "en")} is left of the payment
        {isAdmin ? "." : ", and more than 500 is for an admin to give."}
      </p>
      <TextField
        id="goodwill-amount"
        name="amount"
        label={`Amount in ${refundable.currency}`}
        inputMode="decimal"
        pattern="\d{1,6}([.,]\d{1,3})?"
        required
      />
      <TextField
        id="goodwill-reason"
        name="reason"
        label="Reason, for staff"
        hint="It is kept as a note."
        minLength={3}
        maxLength={500}
        required
      />
      <RefusalNote refusal={refusal} />
      <Button type="submit" look="danger" isBusy={isBusy}>
        Give it back
      </Button>
    </form>
  );
}
