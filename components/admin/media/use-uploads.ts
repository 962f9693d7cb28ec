"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { imageTypes, mostUploadBytes } from "#lib/media/image-types";
import { askStaff, type StaffRefusal } from "../staff-api";
import { sendFile, type UploadTo } from "./send-file";

/** A file on its way: sent to the storage at once, public only when its words are there. */
export type Upload = {
  key: string;
  name: string;
  /** The picture itself, as the browser has it. */
  preview: string;
  state: "sending" | "sent" | "attaching" | "failed";
  progress: number;
  id: string | null;
  refusal: StaffRefusal | null;
};

export type PictureWords = { alt: { en: string; fr: string }; credit: string };

/** The files of this subject that are on their way. */
export function useUploads(subject: string) {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const stops = useRef(new Map<string, () => void>());
  const previews = useRef(new Set<string>());
  useEffect(
    () => () => {
      for (const stop of stops.current.values()) stop();
      for (const preview of previews.current) URL.revokeObjectURL(preview);
    },
    [],
  );

  const change = (key: string, part: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const fail = (key: string, refusal: StaffRefusal) => change(key, { state: "failed", refusal });

  async function send(key: string, file: File) {
    const wrong = whatIsWrong(file);
    if (wrong) return fail(key, { code: "invalid", detail: wrong });
    const body = { subject, type: file.type, bytes: file.size };
    const asked = await askStaff<{ data: { id: string; upload: UploadTo } }>(
      "POST",
      "/media/upload-url",
      { body, key: crypto.randomUUID() },
    );
    if (asked.refusal) return fail(key, asked.refusal);
    const { id, upload } = asked.body.data;
    const { done, stop } = sendFile(file, upload, (progress) => change(key, { progress }));
    stops.current.set(key, stop);
    if (await done) change(key, { state: "sent", progress: 1, id });
    else fail(key, { code: "storage_unavailable", detail: "The storage did not take the file." });
  }

  function add(files: File[]) {
    const fresh = files.map((file) => {
      const preview = URL.createObjectURL(file);
      previews.current.add(preview);
      return { key: crypto.randomUUID(), file, preview };
    });
    setUploads((all) => [
      ...all,
      ...fresh.map(
        ({ key, file, preview }): Upload => ({
          ...{ key, preview, name: file.name },
          ...{ state: "sending", progress: 0, id: null, refusal: null },
        }),
      ),
    ]);
    for (const { key, file } of fresh) void send(key, file);
  }

  function drop(key: string) {
    stops.current.get(key)?.();
    setUploads((all) => all.filter((one) => one.key !== key));
  }

  async function attach({ key, id }: Upload, words: PictureWords) {
    change(key, { state: "attaching", refusal: null });
    const { refusal } = await askStaff("PUT", `/media/${id}`, { body: words });
    if (refusal) return change(key, { state: "sent", refusal });
    await client.invalidateQueries();
    drop(key);
  }

  return { uploads, add, attach, drop };
}

/** What can be told without asking anybody. */
function whatIsWrong({ type, size }: File): string | null {
  if (!(imageTypes as readonly string[]).includes(type)) {
    return "This is no JPEG, PNG, WebP or AVIF.";
  }
  if (size === 0) return "The file is empty.";
  return size > mostUploadBytes ? "The file is larger than 15 MB." : null;
}
