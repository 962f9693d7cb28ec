// Files that are two things at once: a picture to whoever looks at the beginning, an archive, a script or a
// page to somebody else. What we make public is made anew and keeps none of it; the original lies where
// nobody reads it. Still nobody uploads such a file by mistake, so it is refused and seen.
import type { ImageType } from "./image-types";

/** Long enough not to turn up by chance among fifteen million compressed bytes. */
const anywhere = ["<script", "<!doctype", "<?php ", "<iframe", "javascript:", "#!/bin/"];
/** Readers of these look for them in the first kilobyte. */
const early = ["%pdf-", "<html", "<svg", "<body", "<?xml-stylesheet"];

/** Whether a file that begins as a picture of this type is something else too. */
export function hidesAnother(bytes: Buffer, type: ImageType): boolean {
  const lower = bytes.toString("latin1").toLowerCase();
  if (anywhere.some((word) => lower.includes(word))) return true;
  const beginning = lower.slice(0, 1024);
  if (early.some((word) => beginning.includes(word))) return true;
  return endsAsZip(bytes) || (type === "image/jpeg" && beginsAsComment(bytes));
}

/** An archive is read from its end: its last record, and a remark that reaches to the file's last byte. */
function endsAsZip(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - 22 - 0xffff);
  const mark = Buffer.from("PK\x05\x06", "latin1");
  for (let at = bytes.indexOf(mark, from); at >= 0; at = bytes.indexOf(mark, at + 1)) {
    if (at + 22 > bytes.length) return false;
    if (at + 22 + bytes.readUInt16LE(at + 20) <= bytes.length) return true;
  }
  return false;
}

/** A first segment whose length reads as the beginning of a comment: such a JPEG is a script, too. */
function beginsAsComment(bytes: Buffer): boolean {
  return bytes.toString("latin1", 4, 6) === "/*";
}
