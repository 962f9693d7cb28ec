"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "#components/ui/button";
import { SelectField } from "#components/ui/select-field";
import { TextField } from "#components/ui/text-field";
import type { LegView } from "#lib/booking/booking-view";
import type { RebookOption } from "#lib/booking/rebook/rebook-options";
import type { RebookPreview } from "#lib/booking/rebook/rebook-wish";
import { RefusalNote } from "../parts/refusal-note";
import { askStaff } from "../staff-api";
import { useChange } from "../use-change";
import { Act, typed } from "./act";
import styles from "./booking-desk.module.css";

type Props = { id: string; leg: LegView };

/** Moves a leg to another sailing of the same operator; the price stays as it was sold. */
export function RebookAct(props: Props) {
  return (
    <Act label="Rebook" title="Move to another sailing">
      {(close) => <RebookForm {...props} close={close} />}
    </Act>
  );
}

const shown = (at: string) => at.slice(0, 16).replace("T", " ");

function RebookForm({ id, leg, close }: Props & { close: () => void }) {
  const [target, setTarget] = useState("");
  const { send, isBusy, refusal } = useChange();
  const { data: options } = useQuery({
    queryKey: ["rebook-options", id, leg.id],
    gcTime: 0,
    queryFn: ({ signal }) =>
      askStaff<{ data: RebookOption[] }>("GET", `/bookings/${id}/rebook-options?leg=${leg.id}`, {
        signal,
      }),
  });
  // Where it was when this was opened: if another desk moves it meanwhile, it is asked for anew.
  const [from] = useState(leg.sailing_id);
  const moves = [{ leg: leg.id, from_sailing_id: from, to_sailing_id: target }];
  const { data: previewed } = useQuery({
    queryKey: ["rebook-preview", id, leg.id, target],
    enabled: target !== "",
    gcTime: 0,
    queryFn: ({ signal }) =>
      askStaff<{ data: RebookPreview }>("POST", `/bookings/${id}/rebook-preview`, {
        body: { moves },
        signal,
      }),
  });
  const preview = target ? previewed?.body?.data : undefined;
  const can = preview !== undefined && preview.problems.length === 0;
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        if (!can) return;
        const reason = typed(event.currentTarget, "reason");
        if (await send("POST", `/bookings/${id}/rebook`, { moves, reason })) close();
      }}
    >
      <p>
        Now: {leg.from.name} – {leg.to.name},{" "}
        <span className="figures">{shown(leg.departs_at)}</span>. Nobody pays: the price stays as it
        was sold.
      </p>
      <SelectField
        id="rebook-to"
        label="To the sailing of"
        value={target}
        onChange={(event) => setTarget(event.target.value)}
        required
      >
        <option value="">{options ? "Choose" : "Looking…"}</option>
        {options?.body?.data.map(({ sailing, can: fits }) => (
          <option key={sailing.id} value={sailing.id}>
            {`${shown(sailing.departs_at)}${sailing.vessel ? `, ${sailing.vessel}` : ""}${fits ? "" : " (no room as it is)"}`}
          </option>
        ))}
      </SelectField>
      <div role="status" className={styles.quote}>
        {preview ? (
          <>
            <p>{`Passengers: ${preview.passengers}, vehicles: ${preview.vehicles}. The new ticket goes out by mail.`}</p>
            {[...preview.problems.map(({ message }) => message), ...preview.remarks].map((line) => (
              <p key={line}>{line}</p>
            ))}
          </>
        ) : (
          <p className="quiet">
            {previewed?.refusal?.detail ??
              options?.refusal?.detail ??
              "Choose a sailing to see what would happen."}
          </p>
        )}
      </div>
      <TextField
        id="rebook-reason"
        name="reason"
        label="Reason"
        minLength={3}
        maxLength={500}
        required
      />
      <RefusalNote refusal={refusal} />
      <Button type="submit" look="danger" isBusy={isBusy || !can}>
        Move it
      </Button>
    </form>
  );
}
