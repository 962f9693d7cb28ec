"use client";

import { useEffect, useRef, useState } from "react";
import styles from "./check-in.module.css";
import { openReader } from "./code-reader";

/** The same code is not read again for so long after it left the picture: a ticket is held still. */
const againMs = 2_500;

type Props = { onCode: (code: string) => void };

/** The camera's picture, in which codes are looked for as fast as the device can. */
export function Camera({ onCode }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(onCode);
  told.current = onCode;
  const [problem, setProblem] = useState("");

  useEffect(() => {
    const picture = video.current as HTMLVideoElement;
    let stream: MediaStream | null = null;
    let hasEnded = false;
    const last = { code: "", at: 0 };
    const reader = openReader();

    async function look() {
      if (hasEnded) return;
      const code = picture.readyState >= 2 ? await reader.read(picture) : null;
      if (hasEnded) return;
      if (code) {
        const at = performance.now();
        const isSame = code === last.code && at - last.at < againMs;
        last.code = code;
        last.at = at;
        if (!isSame) told.current(code);
      }
      next();
    }
    function next() {
      if (picture.requestVideoFrameCallback) picture.requestVideoFrameCallback(() => void look());
      else setTimeout(look, 40);
    }
    async function begin() {
      if (!navigator.mediaDevices) {
        setProblem("This browser has no camera. Use a scanner, or find people by hand.");
        return;
      }
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          audio: false,
          video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } },
        });
        if (hasEnded) return end();
        picture.srcObject = stream;
        await picture.play();
        next();
      } catch (error) {
        const isDenied = error instanceof DOMException && error.name === "NotAllowedError";
        setProblem(
          isDenied
            ? "The camera is not allowed. Allow it in the browser's settings, use a scanner, or find people by hand."
            : "The camera does not start. Use a scanner, or find people by hand.",
        );
      }
    }
    function end() {
      hasEnded = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
      reader.end();
    }
    void begin();
    return end;
  }, []);

  return (
    <div className={styles.camera}>
      <video ref={video} muted playsInline aria-label="The camera's picture" />
      {problem && <p role="alert">{problem}</p>}
    </div>
  );
}
