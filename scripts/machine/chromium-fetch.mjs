import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { aptDownload, writeStarter } from "./apt.mjs";

const STARTER = "chromium";

/** A Chromium that an earlier run unpacked into the checkout. */
export function fetchedChromium(root) {
  const file = join(root, ".gangway-tools", "chromium", STARTER);
  return existsSync(file) ? file : undefined;
}

/**
 * Debian's Chromium with the libraries it needs, unpacked beside the checkout: for users without
 * any right on the machine. Answers the program, or undefined where that does not work.
 */
export async function fetchChromium(root, { log } = {}) {
  const folder = join(root, ".gangway-tools", "chromium");
  const part = `${folder}.part-${process.pid}`;
  mkdirSync(part, { recursive: true });
  try {
    const names = ["chromium", "fonts-dejavu-core"];
    if (!(await aptDownload(names, part, { log, timeout: 300_000 }))) return undefined;
    writeFileSync(join(part, "fonts.conf"), FONTS);
    // The fonts' own settings expect them under /etc.
    const fonts = 'export FONTCONFIG_FILE="$here/fonts.conf"';
    writeStarter(part, STARTER, "usr/lib/chromium/chromium", [fonts]);
    rmSync(folder, { recursive: true, force: true });
    renameSync(part, folder);
    return fetchedChromium(root);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

const FONTS = `<?xml version="1.0"?>
<fontconfig>
  <dir prefix="relative">usr/share/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">gangway-fonts</cachedir>
</fontconfig>
`;
