import type { Environment } from "#lib/config/environment";

/**
 * Who a page is for: staff's own upload pictures, straight to the storage; a letter is a mail as staff look
 * at it, with its own styles, and without anything that could run or be reached.
 */
export type Audience = "public" | "staff" | "letter";

/** Whom the page at an address is for. */
export function audienceOf(url: string): Audience {
  if (/^\/admin(?:[/?]|$)/.test(url)) return "staff";
  return /^\/api\/v1\/staff\/mails\/[^/?]+\/preview\/?(?:\?|$)/.test(url) ? "letter" : "public";
}

/**
 * The Content-Security-Policy of our pages: only scripts and styles that carry this answer's nonce run,
 * and what those load. Payment pages load Stripe.js and its frames, from Stripe or from the stand-in; pictures
 * come from where they are published.
 */
export function contentSecurityPolicy(
  nonce: string,
  environment: Environment,
  audience: Audience = "public",
): string {
  const known = policies[audience];
  let parts = known.get(environment);
  if (!parts) {
    parts = policyWith(marker, environment, audience).split(marker);
    known.set(environment, parts);
  }
  return parts.join(nonce);
}

/** The policy without its nonces, by environment: it stands on every answer. */
const policies: Record<Audience, WeakMap<Environment, string[]>> = {
  public: new WeakMap(),
  staff: new WeakMap(),
  letter: new WeakMap(),
};
const marker = "{nonce}";

function policyWith(nonce: string, environment: Environment, audience: Audience): string {
  if (audience === "letter") {
    return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
  }
  const scripts = environment.STRIPE_JS_URL
    ? new URL(environment.STRIPE_JS_URL).origin
    : "https://js.stripe.com";
  const payments = new URL(environment.STRIPE_API_BASE).origin;
  const frames = environment.STRIPE_JS_URL
    ? scripts
    : "https://js.stripe.com https://hooks.stripe.com";
  const storage = audience === "staff" ? originOf(environment.S3_ENDPOINT) : [];
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' ${scripts}`,
    `style-src 'self' 'nonce-${nonce}'`,
    ["img-src 'self' data: blob:", ...originOf(environment.MEDIA_PUBLIC_URL)].join(" "),
    "font-src 'self'",
    `connect-src 'self' ${[...new Set([payments, scripts, ...storage])].join(" ")}`,
    `frame-src ${frames}`,
    // The ticket that a traveller keeps (public/ticket-keeper.js).
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  if (environment.APP_URL.startsWith("https:")) policy.push("upgrade-insecure-requests");
  return policy.join("; ");
}

function originOf(address: string | undefined): string[] {
  return address === undefined ? [] : [new URL(address).origin];
}

const standing = new WeakMap<Environment, [string, string][]>();

/** The other headers every answer carries. */
export function standingHeaders(environment: Environment): [string, string][] {
  const known = standing.get(environment) ?? standingHeadersOf(environment);
  standing.set(environment, known);
  return known;
}

function standingHeadersOf(environment: Environment): [string, string][] {
  const headers: [string, string][] = [
    ["x-content-type-options", "nosniff"],
    ["referrer-policy", "strict-origin-when-cross-origin"],
    ["permissions-policy", permissions("()")],
    ["cross-origin-opener-policy", "same-origin"],
    ["x-frame-options", "DENY"],
  ];
  if (environment.APP_URL.startsWith("https:")) {
    headers.push(["strict-transport-security", "max-age=31536000; includeSubDomains"]);
  }
  return headers;
}

const permissions = (camera: "()" | "(self)") =>
  `camera=${camera}, microphone=(), geolocation=(), payment=(self)`;

/** What the page at an address may use, where that is not what all pages may: tickets are scanned at check-in. */
export function ownPermissions(url: string): string | null {
  return /^\/admin\/check-in(?:\?|$)/.test(url) ? permissions("(self)") : null;
}
