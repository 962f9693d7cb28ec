"use client";

import { useState } from "react";
import { Button } from "#components/ui/button";
import type { StaffPicture } from "#lib/media/list-pictures";
import { Dialog } from "../parts/dialog";
import { Moment } from "../parts/moment";
import { RefusalNote } from "../parts/refusal-note";
import { Status } from "../parts/status";
import { useChange } from "../use-change";
import styles from "./media.module.css";
import { refusalWords, stateWords } from "./media-words";
import { PictureFields, typedWords } from "./picture-fields";

type Props = {
  picture: StaffPicture;
  place: number;
  of: number;
  isMoving: boolean;
  move: (position: number, way: "earlier" | "later") => void;
};

/** One picture: how it stands, its words, its place, and the way out. */
export function PictureCard({ picture, place, of, isMoving, move }: Props) {
  const { id, alt, credit, status, preview, refusal } = picture;
  const [open, setOpen] = useState<"words" | "end" | null>(null);
  const { send, isBusy, refusal: refused, forget } = useChange();
  const { words, tone } = stateWords[status];
  function close() {
    forget();
    setOpen(null);
  }
  return (
    <article className={styles.card} aria-label={alt.en}>
      {preview ? (
        // biome-ignore lint/performance/noImgElement: made in its sizes already
        <img className={styles.preview} src={preview} alt={alt.en} />
      ) : (
        <div className={styles.preview} />
      )}
      <div className={styles.about}>
        <p>
          <Status tone={tone}>{words}</Status>
        </p>
        {refusal && <p>{refusalWords[refusal]}</p>}
        <p>{alt.en}</p>
        <p lang="fr">{alt.fr}</p>
        <p className="quiet small">
          {[
            credit,
            picture.width && `${picture.width} × ${picture.height}`,
            megabytes(picture.bytes),
          ]
            .filter(Boolean)
            .join(", ")}
          {", "}
          {picture.uploaded_by ?? "somebody who left"}, <Moment at={picture.attached_at} />
        </p>
        <div className={styles.doings}>
          {place > 0 && (
            <Button
              look="quiet"
              data-way="earlier"
              isBusy={isMoving}
              aria-label={`Earlier: ${alt.en}`}
              onClick={() => move(place - 1, "earlier")}
            >
              Earlier
            </Button>
          )}
          {place < of - 1 && (
            <Button
              look="quiet"
              data-way="later"
              isBusy={isMoving}
              aria-label={`Later: ${alt.en}`}
              onClick={() => move(place + 1, "later")}
            >
              Later
            </Button>
          )}
          <Button look="quiet" aria-label={`Words of ${alt.en}`} onClick={() => setOpen("words")}>
            Words
          </Button>
          <Button look="quiet" aria-label={`Remove ${alt.en}`} onClick={() => setOpen("end")}>
            Remove
          </Button>
        </div>
      </div>
      <Dialog title="Words" isOpen={open === "words"} onClose={close}>
        <form
          onSubmit={async (event) => {
            event.preventDefault();
            if (await send("PATCH", `/media/${id}`, typedWords(event.currentTarget))) close();
          }}
        >
          <PictureFields prefix={id} words={{ alt, credit }} />
          <RefusalNote refusal={refused} />
          <div>
            <Button type="submit" isBusy={isBusy}>
              Save
            </Button>
          </div>
        </form>
      </Dialog>
      <Dialog title="Remove this picture" isOpen={open === "end"} onClose={close}>
        <div className={styles.fields}>
          <p>No page shows it any more, and its files are deleted.</p>
          <RefusalNote refusal={refused} />
          <div className={styles.doings}>
            <Button
              look="danger"
              isBusy={isBusy}
              onClick={async () => {
                if (await send("DELETE", `/media/${id}`)) close();
              }}
            >
              Remove it
            </Button>
            <Button look="quiet" onClick={close}>
              Keep it
            </Button>
          </div>
        </div>
      </Dialog>
    </article>
  );
}

function megabytes(bytes: number): string {
  return `${Math.max(0.1, bytes / 1024 / 1024).toFixed(1)} MB`;
}
