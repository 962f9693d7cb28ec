"use client";

import { Button } from "#components/ui/button";
import { TextField } from "#components/ui/text-field";
import type { RefundView } from "#lib/booking/booking-view";
import { formatMoney } from "#lib/money/format-money";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";
import { Act, typed } from "./act";
import styles from "./booking-desk.module.css";

type Props = { id: string; refund: RefundView };

/** A refund that the bank would not take: sent to the card once more, or paid by transfer. */
export function FailedRefund({ id, refund }: Props) {
  return (
    <div className={styles.acts}>
      <Act label="Send it again" title="Send the refund again">
        {(close) => <RetryForm id={id} refund={refund} close={close} />}
      </Act>
      <Act label="Paid by transfer" title="The refund was paid by transfer">
        {(close) => <TransferForm id={id} refund={refund} close={close} />}
      </Act>
    </div>
  );
}

function RetryForm({ id, refund, close }: Props & { close: () => void }) {
  const { send, isBusy, refusal } = useChange();
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        if (await send("POST", `/bookings/${id}/refunds/${refund.id}/retry`)) close();
      }}
    >
      <p>
        {formatMoney(refund.amount, "en")} goes to the same card once more, as a refund of its own.
      </p>
      <RefusalNote refusal={refusal} />
      <Button type="submit" look="danger" isBusy={isBusy}>
        Send it
      </Button>
    </form>
  );
}

function TransferForm({ id, refund, close }: Props & { close: () => void }) {
  const { send, isBusy, refusal } = useChange();
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        const transfer = typed(event.currentTarget, "transfer");
        const path = `/bookings/${id}/refunds/${refund.id}/transfer`;
        if (await send("POST", path, { transfer })) close();
      }}
    >
      <p>
        {formatMoney(refund.amount, "en")} has left our own account. The card is not refunded any
        more.
      </p>
      <TextField
        id="transfer"
        name="transfer"
        label="The transfer’s reference"
        hint="No name and no account number."
        minLength={3}
        maxLength={40}
        required
      />
      <RefusalNote refusal={refusal} />
      <Button type="submit" look="danger" isBusy={isBusy}>
        It is paid
      </Button>
    </form>
  );
}
