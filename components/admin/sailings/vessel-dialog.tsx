"use client";

import { useState } from "react";
import { SelectField } from "#components/ui/select-field";
import type { SailingDetail } from "#lib/office/sailings/read-sailing";
import type { Column } from "../list/column";
import { SmallTable } from "../parts/small-table";
import { ChangeDialog } from "./change-dialog";
import { poolWords } from "./sailing-words";
import { ToldWords } from "./told-words";

type Row = { kind: string; now: number; other: number; taken: number };

const columns: Column<Row>[] = [
  { id: "kind", header: "What", cell: ({ kind }) => poolWords(kind) },
  { id: "taken", header: "Taken", isFigure: true, cell: ({ taken }) => taken },
  { id: "now", header: "May be sold now", isFigure: true, cell: ({ now }) => now },
  { id: "other", header: "Then", isFigure: true, cell: ({ other }) => other },
  {
    id: "over",
    header: "Too many",
    isFigure: true,
    cell: ({ other, taken }) => (taken > other ? taken - other : "–"),
  },
];

/** As much of the other vessel as of the one it has now; where nobody knows that, all of the other one. */
function shareOf(
  { kind, capacity, wanted }: SailingDetail["pools"][number],
  sailing: SailingDetail,
  other: SailingDetail["vessels"][number] | undefined,
): number {
  const own = sailing.vessels.find(({ id }) => id === sailing.vessel?.id)?.capacities[kind];
  const has = other?.capacities[kind] ?? 0;
  return own ? Math.min(has, Math.round(((wanted ?? capacity) * has) / own)) : has;
}

/** Gives a sailing another vessel of its operator, and its places with it if so chosen. */
export function VesselDialog({ sailing }: { sailing: SailingDetail }) {
  const others = sailing.vessels.filter(({ id }) => id !== sailing.vessel?.id);
  const [chosen, choose] = useState(String(others[0]?.id ?? ""));
  const vessel = others.find(({ id }) => String(id) === chosen);
  const rows = sailing.pools.map((pool) => ({
    kind: pool.kind,
    now: pool.wanted ?? pool.capacity,
    other: shareOf(pool, sailing, vessel),
    taken: pool.held + pool.sold,
  }));
  if (others.length === 0) return null;
  return (
    <ChangeDialog
      title="Swap the vessel"
      action="Swap the vessel"
      path={`/sailings/${sailing.id}/plan`}
      bodyOf={() => ({ vessel_id: Number(chosen) })}
      after={(form) =>
        form.get("places") === "vessel"
          ? {
              path: `/sailings/${sailing.id}/capacity`,
              body: { capacities: Object.fromEntries(rows.map((row) => [row.kind, row.other])) },
            }
          : null
      }
    >
      <SelectField
        id="vessel"
        label="Vessel"
        value={chosen}
        onChange={(event) => choose(event.target.value)}
      >
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SmallTable
        caption="Places on the other vessel"
        columns={columns}
        rows={rows}
        idOf={({ kind }) => kind}
        empty="Nothing is sold."
      />
      <SelectField id="places" name="places" label="Places" defaultValue="vessel">
        <option value="vessel">The same share of the other vessel</option>
        <option value="same">Leave them as they are</option>
      </SelectField>
      <p>Where more is taken than the vessel has, nobody loses a place: it is a case for staff.</p>
      <ToldWords sailing={sailing} />
    </ChangeDialog>
  );
}
