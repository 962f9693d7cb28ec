import type { Environment } from "#lib/config/environment";

/**
 * The Content-Security-Policy of our pages: only scripts and styles that carry this answer's nonce run,
 * and what those load. Payment pages load Stripe.js and its frames, from Stripe or from the stand-in.
 */
export function contentSecurityPolicy(nonce: string, environment: Environment): string {
  let parts = policies.get(environment);
  if (!parts) {
    parts = policyWith(marker, environment).split(marker);
    policies.set(environment, parts);
  }
  return parts.join(nonce);
}

/** The policy without its nonces, by environment: it stands on every answer. */
const policies = new WeakMap<Environment, string[]>();
const marker = "{nonce}";

function policyWith(nonce: string, environment: Environment): string {
  const scripts = environment.STRIPE_JS_URL
    ? new URL(environment.STRIPE_JS_URL).origin
    : "https://js.stripe.com";
  const payments = new URL(environment.STRIPE_API_BASE).origin;
  const frames = environment.STRIPE_JS_URL
    ? scripts
    : "https://js.stripe.com https://hooks.stripe.com";
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' ${scripts}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${[...new Set([payments, scripts])].join(" ")}`,
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
    ["permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(self)"],
    ["cross-origin-opener-policy", "same-origin"],
    ["x-frame-options", "DENY"],
  ];
  if (environment.APP_URL.startsWith("https:")) {
    headers.push(["strict-transport-security", "max-age=31536000; includeSubDomains"]);
  }
  return headers;
}
