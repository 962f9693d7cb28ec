"use client";

import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button";
import { SelectField } from "#components/ui/select-field";
import { Dialog } from "../parts/dialog";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";
import type { Member } from "./people-list";
import styles from "./staff.module.css";
import { roleOptions, roleWords } from "./staff-words";

/** Another role, a lost authenticator, or the end: each signs them out at once. */
export function ChangeMember({ member, onClose }: { member: Member | null; onClose: () => void }) {
  const { send, isBusy, refusal, forget } = useChange();
  const [isEnding, setEnding] = useState(false);
  function close() {
    forget();
    setEnding(false);
    onClose();
  }
  if (!member) return null;
  const path = `/people/${member.id}`;
  async function changeRole(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const role = String(new FormData(event.currentTarget).get("role"));
    if (await send("PATCH", path, { role })) close();
  }
  async function remove(what: string) {
    if (await send("DELETE", what)) close();
  }
  return (
    <Dialog title={member.name} isOpen onClose={close}>
      <p className="quiet">
        {`${member.email}, ${roleWords[member.role]}. Whatever is changed here signs them out at once.`}
      </p>
      <form onSubmit={changeRole} className={styles.choice}>
        <SelectField id="role" name="role" label="Role" defaultValue={member.role}>
          {roleOptions.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <Button type="submit" isBusy={isBusy}>
          Give this role
        </Button>
      </form>
      <RefusalNote refusal={refusal} />
      <div className={styles.ends}>
        {member.second_factor === "enrolled" && (
          <Button look="quiet" isBusy={isBusy} onClick={() => remove(`${path}/second-factor`)}>
            Take the second factor away
          </Button>
        )}
        {isEnding ? (
          <>
            <p role="status">
              {`${member.name} is signed out and comes in no more. What they did stays written.`}
            </p>
            <Button look="danger" isBusy={isBusy} onClick={() => remove(path)}>
              End it
            </Button>
            <Button look="quiet" autoFocus onClick={() => setEnding(false)}>
              Keep them
            </Button>
          </>
        ) : (
          <Button look="danger" isBusy={isBusy} onClick={() => setEnding(true)}>
            End their work here
          </Button>
        )}
      </div>
    </Dialog>
  );
}
