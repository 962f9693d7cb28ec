"use client";

import { Button } from "#components/ui/button";
import { TextField } from "#components/ui/text-field";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";
import { Act, typed } from "./act";

type Contact = { name: string; email: string; phone: string };
type Props = { id: string; contact: Contact };

/** Corrects whom the booking's mails are written to. */
export function ContactAct(props: Props) {
  return (
    <Act label="Correct" title="Correct the contact">
      {(close) => <ContactForm {...props} close={close} />}
    </Act>
  );
}

function ContactForm({ id, contact, close }: Props & { close: () => void }) {
  const { send, isBusy, refusal } = useChange();
  const { name, email, phone } = contact;
  async function correct(form: HTMLFormElement) {
    const after = {
      name: typed(form, "name"),
      email: typed(form, "email"),
      phone: typed(form, "phone"),
    };
    const body = { before: { name, email, phone }, after };
    if (await send("PUT", `/bookings/${id}/contact`, body)) close();
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void correct(event.currentTarget);
      }}
    >
      <TextField
        id="contact-name"
        name="name"
        label="Name"
        defaultValue={name}
        maxLength={200}
        required
      />
      <TextField
        id="contact-email"
        name="email"
        type="email"
        label="E-mail"
        hint="A new address is told to both, the old and the new."
        defaultValue={email}
        maxLength={254}
        required
      />
      <TextField
        id="contact-phone"
        name="phone"
        type="tel"
        label="Telephone"
        defaultValue={phone}
        maxLength={30}
        required
      />
      <RefusalNote refusal={refusal} />
      <Button type="submit" isBusy={isBusy}>
        Correct it
      </Button>
    </form>
  );
}
