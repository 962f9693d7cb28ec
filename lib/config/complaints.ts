// What is right variable by variable and wrong together.
import type { Environment } from "./environment";

const sandboxKey = /^(sk_test_gangway|pk_test_gangway|re_gangway|GANGWAYDEMO)/;
const thisMachine = /^https?:\/\/(localhost|127\.|\[::1\])/;

/** Whether an address leads to this machine only. */
export function isLoopback(address: string): boolean {
  return thisMachine.test(address);
}

/**
 * A sentence for each thing that keeps the process from starting: a storage that is set up in part,
 * Stripe's keys of two modes; in production the sandbox's keys and addresses, the haste of tests, and an
 * Inngest without its keys, or whose calls nobody has signed.
 */
export function complaintsOf(environment: Environment): string[] {
  const always = [...ofStorage(environment), ...ofStripe(environment)];
  if (environment.GANGWAY_MODE !== "production") return always;
  return [...always, ...ofSandbox(environment), ...ofInngest(environment)];
}

const storage = [
  "S3_ENDPOINT",
  "S3_REGION",
  "S3_BUCKET",
  "S3_ACCESS_KEY_ID",
  "S3_SECRET_ACCESS_KEY",
  "MEDIA_PUBLIC_URL",
] as const;

/** Half a storage would be found out by whoever uploads the first picture. */
function ofStorage(environment: Environment): string[] {
  const missing = storage.filter((name) => environment[name] === undefined);
  if (missing.length === 0 || missing.length === storage.length) return [];
  return missing.map((name) => `${name}: is not set, while others of the storage for pictures are`);
}

/** The page would make a payment that the server cannot read. */
function ofStripe({ STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY }: Environment): string[] {
  const modeOf = (key: string) => /^[a-z]+_(live|test)_/.exec(key)?.[1];
  const [ours, pages] = [modeOf(STRIPE_SECRET_KEY), modeOf(STRIPE_PUBLISHABLE_KEY)];
  if (!ours || !pages || ours === pages) return [];
  return [`STRIPE_PUBLISHABLE_KEY: is a ${pages} key, and STRIPE_SECRET_KEY is a ${ours} one`];
}

const keys = [
  "STRIPE_SECRET_KEY",
  "STRIPE_PUBLISHABLE_KEY",
  "RESEND_API_KEY",
  "S3_ACCESS_KEY_ID",
] as const;
const addresses = [
  "STRIPE_API_BASE",
  "STRIPE_JS_URL",
  "RESEND_BASE_URL",
  "OPERATORS_BASE_URL",
  "S3_ENDPOINT",
  "MEDIA_PUBLIC_URL",
] as const;

function ofSandbox(environment: Environment): string[] {
  const complaints: string[] = [];
  for (const name of keys) {
    if (sandboxKey.test(environment[name] ?? "")) {
      complaints.push(`${name}: is the sandbox's key, and GANGWAY_MODE is production`);
    }
  }
  for (const name of addresses) {
    if (isLoopback(environment[name] ?? "")) {
      complaints.push(
        `${name}: points at a stand-in on this machine, and GANGWAY_MODE is production`,
      );
    }
  }
  if (environment.RETRY_WAIT_SCALE !== 1) {
    complaints.push("RETRY_WAIT_SCALE: is for tests, and GANGWAY_MODE is production");
  }
  return complaints;
}

/** Without its keys nothing would run after a booking, and only the logs would say so. */
function ofInngest(environment: Environment): string[] {
  const { INNGEST_DEV: dev = "" } = environment;
  if (!["", "0", "false"].includes(dev.trim().toLowerCase())) {
    if (isLoopback(environment.APP_URL)) return [];
    return ["INNGEST_DEV: is for a machine of one's own, for then anybody may call our functions"];
  }
  return (["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY"] as const)
    .filter((name) => environment[name] === undefined)
    .map((name) => `${name}: is not set (or INNGEST_DEV=1 for Inngest's own dev server)`);
}
