import { header, type WireRequest } from "../wire/message";
import { StripeError } from "./errors";
import type { FormTable } from "./form";

export interface Keys {
  secret: string;
  publishable: string;
}

/** The key Stripe's own command line is used with in tests. */
const CLI_KEY = "sk_test_123456789012345";

const unauthorised = (message: string, code?: string) =>
  new StripeError(
    401,
    "invalid_request_error",
    message,
    { code },
    { "www-authenticate": 'Bearer realm="Stripe"' },
  );

/** True for the publishable key, false for a secret one. */
export function authorise(request: WireRequest, form: FormTable, keys: Keys): boolean {
  const key = keyOf(request) ?? (typeof form.key === "string" ? form.key : undefined);
  if (!key) {
    throw unauthorised(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
    );
  }
  if (key === keys.publishable) return true;
  if (key === keys.secret || key === CLI_KEY) return false;
  throw unauthorised(`Invalid API Key provided: ${hidden(key)}`);
}

export function refusePublishable(): never {
  throw unauthorised(
    "This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.",
    "secret_key_required",
  );
}

function keyOf(request: WireRequest): string | undefined {
  const [scheme = "", value = ""] = (header(request, "authorization") ?? "").split(" ");
  if (/^bearer$/i.test(scheme)) return value;
  if (/^basic$/i.test(scheme)) return Buffer.from(value, "base64").toString("utf8").split(":")[0];
  return undefined;
}

function hidden(key: string): string {
  if (key.length <= 12) return "*".repeat(key.length);
  return `${key.slice(0, 8)}${"*".repeat(key.length - 12)}${key.slice(-4)}`;
}
