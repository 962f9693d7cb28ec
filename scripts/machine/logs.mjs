import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
} from "node:fs";
import { join } from "node:path";

/** A log file for one child; the one of the run before is kept beside it as `.1`. */
export function freshLog(state, name) {
  const folder = join(state, "logs");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.log`);
  if (existsSync(file)) renameSync(file, `${file}.1`);
  return file;
}

/** The end of a log, as text: the last words of a child that failed. */
export function tail(file, bytes = 4000) {
  try {
    const fd = openSync(file, "r");
    try {
      const { size } = fstatSync(fd);
      const length = Math.min(size, bytes);
      const buffer = Buffer.alloc(length);
      readSync(fd, buffer, 0, length, size - length);
      return buffer.toString();
    } finally {
      closeSync(fd);
    }
  } catch {
    return "";
  }
}

export function lastLines(text, count = 12) {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}
