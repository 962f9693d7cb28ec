"use client";

import { TextField } from "#components/ui/text-field";
import type { SailingDetail } from "#lib/office/sailings/read-sailing";
import { ChangeDialog } from "./change-dialog";
import { ToldWords } from "./told-words";

/** Moves a sailing to other times, by its ports' own clocks. */
export function TimesDialog({ sailing }: { sailing: SailingDetail }) {
  return (
    <ChangeDialog
      title="Move"
      action="Move the sailing"
      path={`/sailings/${sailing.id}/plan`}
      bodyOf={(form) => ({
        departs_local: form.get("departs_local"),
        arrives_local: form.get("arrives_local"),
      })}
    >
      <TextField
        id="departs_local"
        name="departs_local"
        type="datetime-local"
        label={`Departs, by the clock of ${sailing.from.name}`}
        defaultValue={sailing.departs_local}
        required
      />
      <TextField
        id="arrives_local"
        name="arrives_local"
        type="datetime-local"
        label={`Arrives, by the clock of ${sailing.to.name}`}
        defaultValue={sailing.arrives_local}
        required
      />
      <ToldWords sailing={sailing} />
    </ChangeDialog>
  );
}
