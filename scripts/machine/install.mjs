import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { onPath, run } from "./children.mjs";
import { waitForLock } from "./lock.mjs";
import { lastLines } from "./logs.mjs";
import { explain, Trouble } from "./trouble.mjs";

/**
 * Runs `npm ci` unless what is installed is what the lock file asks for, with our patches, for this Node and
 * machine. Answers whether it ran.
 */
export async function installPackages(root, { log, onWait } = {}) {
  const stamp = join(root, "node_modules", ".gangway-installed");
  const wanted = fingerprint(root);
  if (isCurrent(root, stamp, wanted)) return false;
  if (await standsByHand(root, stamp, log)) {
    note(stamp, wanted);
    return false;
  }
  const tools = join(root, ".gangway-tools");
  mkdirSync(tools, { recursive: true });
  const lock = await waitForLock(join(tools, "install.lock"), () =>
    onWait?.("waiting for another npm ci in this folder"),
  );
  try {
    if (isCurrent(root, stamp, wanted)) return false;
    onWait?.("npm ci, about half a minute");
    await install(root, log);
    if (!(await patched(root, log)))
      throw new Trouble(`Our patches do not fit what npm ci installed (${log}).`);
    note(stamp, wanted);
    return true;
  } finally {
    lock.release();
  }
}

function fingerprint(root) {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  const patches = join(root, "patches");
  for (const name of readdirSync(patches).sort()) hash.update(readFileSync(join(patches, name)));
  const [major] = process.versions.node.split(".");
  return hash.update(`node ${major} ${process.platform} ${process.arch}`).digest("hex");
}

function isCurrent(root, stamp, wanted) {
  return (
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === wanted &&
    existsSync(join(root, "node_modules", "next", "package.json"))
  );
}

function note(stamp, wanted) {
  try {
    writeFileSync(stamp, wanted);
  } catch {
    // read-only packages serve as well
  }
}

// A stamp of ours that is no longer right says that they may be for another Node.
async function standsByHand(root, stamp, log) {
  return !existsSync(stamp) && installedByHand(root) && (await patched(root, log));
}

// npm lays them after installing, unless its user has switched install scripts off. Laid already, they fit.
async function patched(root, log) {
  const tool = join(root, "node_modules", "patch-package", "index.js");
  const options = { name: "patch-package", cwd: root, log };
  return (await run(process.execPath, [tool, "--error-on-fail"], options)).ok;
}

// npm writes what it has installed at the very end: after a `npm ci` of the user's own nothing is
// left to do. Packages for other machines are optional and may be absent.
function installedByHand(root) {
  try {
    const read = (...path) => JSON.parse(readFileSync(join(root, ...path), "utf8")).packages;
    const wanted = read("package-lock.json");
    const present = read("node_modules", ".package-lock.json");
    return Object.entries(wanted).every(([path, { version, optional, peer }]) => {
      if (path === "") return true;
      const here = present[path];
      return here ? here.version === version : Boolean(optional || peer);
    });
  } catch {
    return false;
  }
}

async function install(root, log) {
  const words = ["ci", "--include=dev", "--no-audit", "--no-fund", "--prefer-offline"];
  // npm's own patience without a network is minutes; and `npm -s run demo` would silence this one.
  const patience = [
    "--fetch-retry-mintimeout=1000",
    "--fetch-retry-maxtimeout=8000",
    "--loglevel=notice",
  ];
  const [command, first] = npm();
  const { ok, output, error } = await run(command, [...first, ...words, ...patience], {
    name: "npm ci",
    cwd: root,
    env: { ...process.env, npm_config_update_notifier: "false", ...ownCache(root) },
    log,
    timeout: 15 * 60_000,
  });
  if (ok) return;
  throw failure(error ? String(error.message) : output, log);
}

// Where npm may not write to its own (a home that is read-only), it gets a cache in the checkout.
function ownCache(root) {
  const usual = process.env.npm_config_cache ?? join(homedir(), ".npm");
  for (let folder = usual; ; folder = dirname(folder)) {
    if (!existsSync(folder) && dirname(folder) !== folder) continue;
    try {
      accessSync(folder, constants.W_OK);
      return {};
    } catch {
      return { npm_config_cache: join(root, ".gangway-tools", "npm-cache") };
    }
  }
}

// Started by npm we take the same one; by hand, the one on PATH.
function npm() {
  const self = process.env.npm_execpath ?? "";
  if (/npm-cli\.(c?js)$/.test(self)) return [process.execPath, [self]];
  if (!onPath("npm"))
    throw new Trouble("npm was not found: install Node from https://nodejs.org with its npm.");
  return ["npm", []];
}

function failure(output, log) {
  if (/ENOSPC|no space left/i.test(output)) return explain({ code: "ENOSPC" }, "npm ci");
  if (/\b(EACCES|EPERM|EROFS)\b/.test(output)) return explain({ code: "EACCES" }, "npm ci");
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|ERR_SOCKET_TIMEOUT/.test(
      output,
    )
  ) {
    return new Trouble(
      "npm ci cannot reach the package registry. The first start needs the network once; connect (or set npm's proxy or registry) and start again.",
    );
  }
  if (/SELF_SIGNED_CERT|UNABLE_TO_(GET|VERIFY)|CERT_(UNTRUSTED|HAS_EXPIRED)/.test(output)) {
    return new Trouble(
      "npm ci does not trust the certificate of the package registry; is there a proxy in between? Set NODE_EXTRA_CA_CERTS, or npm's cafile, to its certificate and start again.",
    );
  }
  if (/\bE407\b|Proxy Authentication Required/i.test(output)) {
    return new Trouble(
      "The proxy lets npm ci through with a name and a password only: set them in npm's https-proxy (npm config set https-proxy http://name:password@host:port) and start again.",
    );
  }
  return new Trouble(`npm ci failed (${log}):\n${lastLines(output)}`);
}
