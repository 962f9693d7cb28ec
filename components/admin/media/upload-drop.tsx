"use client";

import { type DragEvent, useState } from "react";
import { imageTypes, mostUploadBytes } from "#lib/media/image-types";
import styles from "./media.module.css";

/** Files are dropped here, or chosen with the field inside it. */
export function UploadDrop({ of, add }: { of: string; add: (files: File[]) => void }) {
  const [isOver, setOver] = useState(false);
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the short way; the field in it does the same
    <div
      className={`${styles.drop} ${isOver ? styles.over : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor="files">{`Choose pictures of ${of}, or drop them here`}</label>
      <input
        id="files"
        type="file"
        multiple
        accept={imageTypes.join(",")}
        aria-describedby="files-hint"
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          // Or the same file could not be chosen twice in a row.
          event.target.value = "";
        }}
      />
      <p id="files-hint" className="quiet small">
        {`JPEG, PNG, WebP or AVIF, ${mostUploadBytes / 1024 / 1024} MB at most. Where and by whom a picture was taken is removed before anybody sees it.`}
      </p>
    </div>
  );
}
