"use client";

import { SelectField } from "#components/ui/select-field";
import type { CancellationPreview, MoveTarget } from "#lib/office/sailings/preview-cancellation";
import styles from "./sailing.module.css";
import { poolWords } from "./sailing-words";

export type Wish = { wish: "choose" | "refund" } | { wish: "move"; to_sailing_id: string };

type Props = {
  preview: CancellationPreview;
  wish: Wish;
  onWish: (wish: Wish) => void;
  isAgain: boolean;
};

function targetWords({ departs_at: at, vessel, fits, lacks }: MoveTarget, all: number): string {
  const room = fits === all ? "all fit" : `${fits} of ${all} fit`;
  const short = lacks.length > 0 ? `, too little: ${lacks.map(poolWords).join(", ")}` : "";
  return `${at.slice(0, 16).replace("T", " ")}, ${vessel ?? "–"}: ${room}${short}`;
}

/** What becomes of who is booked: their choice, their money, or another sailing. */
export function CancelWish({ preview, wish, onWish, isAgain }: Props) {
  const first = preview.targets[0]?.id;
  return (
    <>
      <fieldset className={styles.choices}>
        <legend>What becomes of who is booked</legend>
        {!isAgain && (
          <label>
            <input
              type="radio"
              name="wish"
              checked={wish.wish === "choose"}
              onChange={() => onWish({ wish: "choose" })}
            />
            They choose: another sailing or their money
          </label>
        )}
        <label>
          <input
            type="radio"
            name="wish"
            checked={wish.wish === "refund"}
            onChange={() => onWish({ wish: "refund" })}
          />
          All their money back, at once
        </label>
        {first && (
          <label>
            <input
              type="radio"
              name="wish"
              checked={wish.wish === "move"}
              onChange={() => onWish({ wish: "move", to_sailing_id: first })}
            />
            All who fit go to another sailing, at once
          </label>
        )}
      </fieldset>
      {wish.wish === "move" && (
        <SelectField
          id="to_sailing"
          label="To which sailing"
          value={wish.to_sailing_id}
          onChange={(event) => onWish({ wish: "move", to_sailing_id: event.target.value })}
        >
          {preview.targets.map((target) => (
            <option key={target.id} value={target.id}>
              {targetWords(target, preview.confirmed)}
            </option>
          ))}
        </SelectField>
      )}
    </>
  );
}
