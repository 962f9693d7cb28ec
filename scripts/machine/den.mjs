import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { run } from "./children.mjs";

const root = process.getuid?.() === 0;

/** Who the servers run as: Postgres refuses root, and Redis needs none of its rights. */
export function servant() {
  if (!root) return undefined;
  let uid = 65_534;
  let gid = 65_534;
  try {
    const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync("/etc/passwd", "utf8"));
    if (line) [uid, gid] = [Number(line[1]), Number(line[2])];
  } catch {
    // the usual numbers
  }
  return { uid, gid };
}

/**
 * Where the servers keep their files: the state folder itself, or, as root, a folder of `nobody`
 * under /var/tmp that the state folder points to, for a checkout under /root is closed to `nobody`.
 */
export function openDen(state) {
  const as = servant();
  if (!as) return { folder: state, as };
  const pointer = join(state, "den");
  const known = readPointer(pointer);
  if (known && ownedBy(known, as, state)) return { folder: known, as };
  rmSync(pointer, { force: true });
  const folder = mkdtempSync(join(existsSync("/var/tmp") ? "/var/tmp" : tmpdir(), "gangway-"));
  writeFileSync(join(folder, "owner"), state, { mode: 0o600 });
  chownSync(folder, as.uid, as.gid);
  chmodSync(folder, 0o700);
  symlinkSync(folder, pointer);
  return { folder, as };
}

/** Removes what openDen made for this state folder, and nothing that another one owns. */
export function removeDen(state) {
  const as = servant();
  const known = readPointer(join(state, "den"));
  if (as && known && ownedBy(known, as, state)) rmSync(known, { recursive: true, force: true });
}

function readPointer(pointer) {
  try {
    return readlinkSync(pointer);
  } catch {
    return undefined;
  }
}

// A copied checkout carries the pointer along; two of them must not share one Postgres.
function ownedBy(folder, as, state) {
  try {
    const { uid, mode } = lstatSync(folder);
    return (
      uid === as.uid &&
      (mode & 0o077) === 0 &&
      readFileSync(join(folder, "owner"), "utf8") === state
    );
  } catch {
    return false;
  }
}

export function denFolder(den, name) {
  const folder = join(den.folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (den.as) chownSync(folder, den.as.uid, den.as.gid);
  return folder;
}

/**
 * The folder of a tool as the servant can run it: where it is, or a copy in the den when the way
 * there is closed. `probe` is the program in it that must answer to --version.
 */
export async function reachable(den, folder, probe, env) {
  if (!den.as) return folder;
  const works = async (place) =>
    (await run(join(place, probe), ["--version"], { as: den.as, cwd: den.folder, env })).ok;
  if (await works(folder)) return folder;
  const copy = join(den.folder, `copy-${basename(dirname(folder))}-${basename(folder)}`);
  if (existsSync(copy) && (await works(copy))) return copy;
  rmSync(copy, { recursive: true, force: true });
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  giveAll(copy, den.as);
  return copy;
}

function giveAll(path, as) {
  lchownSync(path, as.uid, as.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveAll(join(path, name), as);
}

/** An environment for servers: none of the checkout's, so that PGPORT and the like do not leak in. */
export function bareEnv(extra = {}) {
  const { PATH = "", LANG = "C.UTF-8" } = process.env;
  return { PATH, LANG, HOME: root ? "/" : homedir(), ...extra };
}
