"use client";

import { useEffect, useRef, useState } from "react";
import type { StaffPicture } from "#lib/media/list-pictures";
import { RefusalNote } from "../parts/refusal-note";
import { useChange } from "../use-change";
import styles from "./media.module.css";
import { PictureCard } from "./picture-card";

/** A subject's pictures in their order, the first of which stands for it. */
export function PictureList({ pictures }: { pictures: StaffPicture[] }) {
  const { send, isBusy, refusal } = useChange();
  const [told, setTold] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<{ id: string; way: "earlier" | "later" } | null>(null);

  // Whoever moves a picture with the keyboard goes along with it, wherever its card is drawn then.
  useEffect(() => {
    if (!moved.current || pictures.length === 0) return;
    const { id, way } = moved.current;
    const card = list.current?.querySelector(`[data-picture="${id}"]`);
    const button = (name: string) => card?.querySelector<HTMLElement>(`[data-way="${name}"]`);
    (button(way) ?? button(way === "earlier" ? "later" : "earlier"))?.focus();
    moved.current = null;
  }, [pictures]);

  async function move(id: string, position: number, way: "earlier" | "later") {
    moved.current = { id, way };
    if (await send("PATCH", `/media/${id}`, { position })) {
      setTold(`Moved to place ${position + 1} of ${pictures.length}`);
    }
  }

  return (
    <>
      <p role="status" className="out-of-sight">
        {told}
      </p>
      <RefusalNote refusal={refusal} />
      {pictures.length === 0 && <p className="quiet">There is none yet.</p>}
      <ol ref={list} className={styles.list}>
        {pictures.map((picture, index) => (
          <li key={picture.id} data-picture={picture.id}>
            <PictureCard
              picture={picture}
              place={index}
              of={pictures.length}
              isMoving={isBusy}
              move={(position, way) => void move(picture.id, position, way)}
            />
          </li>
        ))}
      </ol>
    </>
  );
}
