"use client";

import type { FormEvent } from "react";
import { Button } from "#components/ui/button";
import { SelectField } from "#components/ui/select-field";
import { TextField } from "#components/ui/text-field";
import { Dialog } from "../parts/dialog";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";
import { roleOptions } from "./staff-words";

/** Somebody new: a letter lets them choose a password. */
export function InviteMember({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { send, isBusy, refusal, forget } = useChange();
  function close() {
    forget();
    onClose();
  }
  async function invite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const told = {
      name: String(typed.get("name")).trim(),
      email: String(typed.get("email")).trim(),
      role: String(typed.get("role")),
    };
    if (await send("POST", "/people", told)) close();
  }
  return (
    <Dialog title="Invite somebody" isOpen={isOpen} onClose={close}>
      <form onSubmit={invite}>
        <p className="quiet">
          A letter goes to the address, with a link to choose a password. It works for an hour; “New
          password” at the sign-in sends another.
        </p>
        <TextField id="name" name="name" label="Name" required maxLength={100} autoComplete="off" />
        <TextField
          id="new-email"
          name="email"
          type="email"
          label="E-mail"
          required
          maxLength={254}
          autoComplete="off"
        />
        <SelectField id="new-role" name="role" label="Role" defaultValue="sales">
          {roleOptions.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <RefusalNote refusal={refusal} />
        <div>
          <Button type="submit" isBusy={isBusy}>
            Invite
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
