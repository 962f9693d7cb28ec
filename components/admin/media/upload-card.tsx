"use client";

import { Button } from "#components/ui/button";
import { RefusalNote } from "../parts/refusal-note";
import styles from "./media.module.css";
import { PictureFields, typedWords } from "./picture-fields";
import type { PictureWords, Upload } from "./use-uploads";

type Props = {
  upload: Upload;
  attach: (upload: Upload, words: PictureWords) => Promise<void>;
  drop: (key: string) => void;
};

const said: Record<Upload["state"], string> = {
  sending: "On its way",
  sent: "Arrived; it needs its words before it is public",
  attaching: "Being published",
  failed: "Not taken",
};

/** A file that is on its way, and the words it needs, which can be typed meanwhile. */
export function UploadCard({ upload, attach, drop }: Props) {
  const { key, name, preview, state, progress, refusal } = upload;
  return (
    <section className={styles.card} aria-label={name}>
      {state === "failed" ? (
        <div className={styles.preview} />
      ) : (
        // biome-ignore lint/performance/noImgElement: a file of this browser's own
        <img className={styles.preview} src={preview} alt="" />
      )}
      <div className={styles.about}>
        <h3 className={styles.name}>{name}</h3>
        <p role="status">{said[state]}</p>
        {state === "sending" && (
          <progress
            className={styles.progress}
            max={1}
            value={progress}
            aria-label={`${name}, sent`}
          />
        )}
        <RefusalNote refusal={refusal} />
        {state !== "failed" && (
          <form
            className={styles.fields}
            onSubmit={(event) => {
              event.preventDefault();
              if (state === "sent") void attach(upload, typedWords(event.currentTarget));
            }}
          >
            <PictureFields prefix={key} />
            <div className={styles.doings}>
              <Button type="submit" isBusy={state !== "sent"}>
                Publish
              </Button>
              <Button look="quiet" onClick={() => drop(key)}>
                Leave it out
              </Button>
            </div>
          </form>
        )}
        {state === "failed" && (
          <div className={styles.doings}>
            <Button look="quiet" onClick={() => drop(key)}>
              Leave it out
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}
