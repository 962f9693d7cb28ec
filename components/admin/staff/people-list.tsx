"use client";

import { useState } from "react";
import { Button } from "#components/ui/button";
import type { Told } from "#lib/office/rows";
import type { StaffRow } from "#lib/office/staff/find-staff";
import type { Column, Filter, ListBody } from "../list/column";
import { StaffList } from "../list/staff-list";
import { Moment } from "../parts/moment";
import { Status } from "../parts/status";
import { ChangeMember } from "./change-member";
import { InviteMember } from "./invite-member";
import { roleOptions, roleWords } from "./staff-words";

export type Member = Told<StaffRow>;
type Props = { ownId: string; initial: { path: string; body: ListBody<Member> } | undefined };

const columns: Column<Member>[] = [
  { id: "name", header: "Name", cell: ({ name }) => name },
  { id: "email", header: "E-mail", cell: ({ email }) => email },
  { id: "role", header: "Role", cell: ({ role }) => roleWords[role] },
  {
    id: "state",
    header: "State",
    cell: ({ state, role, second_factor }) => {
      if (state === "invited") return <Status tone="wait">Invited</Status>;
      if (role === "admin" && second_factor === "none") {
        return <Status tone="wait">No second factor yet</Status>;
      }
      return <Status tone="good">Active</Status>;
    },
  },
  {
    id: "factor",
    header: "Second factor",
    isWide: true,
    cell: ({ second_factor }) => (second_factor === "enrolled" ? "Yes" : "No"),
  },
  {
    id: "sessions",
    header: "Signed in",
    isFigure: true,
    isWide: true,
    cell: ({ sessions }) => sessions,
  },
  {
    id: "last",
    header: "Last sign-in",
    isWide: true,
    cell: ({ last_sign_in }) => <Moment at={last_sign_in} />,
  },
];

const filters: Filter[] = [
  { name: "find", label: "Find", kind: "find", placeholder: "Name or e-mail" },
  {
    name: "role",
    label: "Role",
    kind: "select",
    options: [{ value: "", label: "All" }, ...roleOptions],
  },
];

/** The staff, and what an administrator does about them. */
export function PeopleList({ ownId, initial }: Props) {
  const [asks, setAsks] = useState<"invite" | Member | null>(null);
  const close = () => setAsks(null);
  return (
    <>
      <StaffList
        path="/people"
        caption="Staff"
        columns={columns}
        idOf={({ id }) => id}
        filters={filters}
        initial={initial}
        empty="Nobody of the staff is found."
        canExport
        actions={(chosen, clear) => (
          <>
            <Button onClick={() => setAsks("invite")}>Invite somebody</Button>
            <Button
              look="quiet"
              disabled={chosen.length !== 1 || chosen[0]?.id === ownId}
              onClick={() => {
                setAsks(chosen[0] ?? null);
                clear();
              }}
            >
              Change the one chosen
            </Button>
          </>
        )}
      />
      <InviteMember isOpen={asks === "invite"} onClose={close} />
      <ChangeMember member={asks === "invite" ? null : asks} onClose={close} />
    </>
  );
}
