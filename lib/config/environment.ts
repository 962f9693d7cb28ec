import { z } from "zod";
import { complaintsOf } from "./complaints";

/** A key may hold an equals sign; its operator's code never does. */
function pairOf(text: string): [string, string] {
  const at = text.indexOf("=");
  return [text.slice(0, at), text.slice(at + 1)];
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const variables = z.object({
  GANGWAY_MODE: z.enum(["production", "demo", "test"]).default("production"),
  /** Without a slash at its end; we own all paths below it. */
  APP_URL: z
    .url({ protocol: /^https?$/, error: "an address such as https://shop.example", abort: true })
    .refine((text) => new URL(text).pathname === "/", "an address without a path")
    .transform((text) => new URL(text).origin)
    .default("http://localhost:3000"),
  HOST: z.string().default("127.0.0.1"),
  NEXT_DIST_DIR: z.string().default(".next"),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, "postgres://user:password@host:5432/name"),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/\S+$/, "redis://host:6379")
    .optional(),
  /** Signs access tokens and links; 32 bytes or more. */
  APP_SECRET: z.string().min(32, "32 characters or more"),
  /** AES-256 key of identity documents, base64 of 32 bytes. */
  DOCUMENT_KEY: z
    .base64("32 bytes in base64")
    .refine((text) => Buffer.from(text, "base64").length === 32, "32 bytes in base64"),
  STRIPE_SECRET_KEY: z.string().regex(/^(sk|rk)_\S+$/, "a key that begins with sk_ or rk_"),
  STRIPE_PUBLISHABLE_KEY: z.string().regex(/^pk_\S+$/, "a key that begins with pk_"),
  STRIPE_WEBHOOK_SECRET: z.string().regex(/^whsec_\S+$/, "a secret that begins with whsec_"),
  STRIPE_API_BASE: z.url({ protocol: /^https?$/ }).default("https://api.stripe.com"),
  /** Where Stripe.js comes from; empty: the address the package knows. */
  STRIPE_JS_URL: z.url({ protocol: /^https?$/ }).optional(),
  RESEND_API_KEY: z.string().regex(/^re_\S+$/, "a key that begins with re_"),
  RESEND_BASE_URL: z.url({ protocol: /^https?$/ }).default("https://api.resend.com"),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\S+$/, "a secret that begins with whsec_")
    .optional(),
  MAIL_FROM: z.string().default("Gangway <tickets@gangway.example>"),
  /** Where operators are whose address is a path of its own: the stand-in's place. */
  OPERATORS_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** What each operator knows us by: CTN=key,GNV=key. */
  OPERATOR_KEYS: z
    .string()
    .regex(/^[A-Z0-9_]+=[^,\s]+(,[A-Z0-9_]+=[^,\s]+)*$/, "CODE=key pairs with commas")
    .transform((text) => Object.fromEntries(text.split(",").map(pairOf)))
    .optional(),
  /** Where pictures are kept: any storage that speaks S3, asked by path. All six of these or none. */
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_REGION: z.string().min(1).optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "a bucket's name")
    .optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /** The address below which anybody may read the bucket's `pictures/`: the storage's own, or a network's in front of it. */
  MEDIA_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  HOLD_SECONDS: z.coerce.number().int().min(1).max(1200).default(300),
  /** A hold with all its extensions never lasts longer than this. */
  HOLD_LONGEST_SECONDS: z.coerce.number().int().min(1).max(7200).default(1200),
  /** Multiplies the general rate limits; never those that protect a reference from guessing. */
  RATE_LIMIT_SCALE: z.coerce.number().min(0.1).max(100_000).default(1),
  /** Multiplies the waits before retries, so that tests need not sit through minutes; 1 in production. */
  RETRY_WAIT_SCALE: z.coerce.number().min(0.001).max(1).default(1),
  /** How many proxies of ours stand in front; their X-Forwarded-For entries are believed. */
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
  /** Who is told of alerts: addresses with commas. */
  ALERT_EMAILS: z
    .string()
    .transform((text) => text.split(",").map((address) => address.trim()))
    .pipe(z.array(z.email()).max(20))
    .optional(),
  /** Where alerts are posted as JSON, e.g. of a chat or a pager. */
  ALERT_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The zone in which the back office counts a day's sales. */
  OFFICE_ZONE: z.string().refine(isZone, "an IANA zone, e.g. Europe/Paris").default("Europe/Paris"),
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Where traces go (OTLP over HTTP); absent: nothing is traced. The exporter reads it and its kin by itself. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** The same for traces alone, with its whole path. */
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** Where Inngest is, where that is not its cloud; its SDK reads this, its keys and its mode by itself. */
  INNGEST_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),
  /** 1, or the address of Inngest's dev server: whoever calls is believed without a signature. */
  INNGEST_DEV: z.string().optional(),
  /** Where Inngest calls us, where that is neither APP_URL nor the address it was told. */
  INNGEST_SERVE_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z.string().optional(),
  OTEL_SERVICE_NAME: z.string().max(100).default("gangway"),
  OTEL_TRACES_SAMPLER: z.string().optional(),
  OTEL_TRACES_SAMPLER_ARG: z.string().optional(),
});

/** Every variable the app reads, for the test that holds .env.example. */
export const variableNames = Object.keys(variables.shape);

export type Environment = z.infer<typeof variables>;

/** An empty variable in a .env file means "not set". */
function withoutEmpty(source: Record<string, string | undefined>) {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
}

/** One line for each variable: what it should be, never what it is. */
function inWords(issue: z.core.$ZodIssue): string {
  const isAbsent = issue.code === "invalid_type" && issue.input === undefined;
  return `${issue.path.join(".")}: ${isAbsent ? "is not set" : issue.message}`;
}

/**
 * Reads the environment, with defaults. Throws an Error whose message names every variable that is
 * missing or wrong by itself, or else all that do not go together (complaintsOf).
 */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const parsed = variables.safeParse(withoutEmpty(source), { reportInput: true });
  const complaints = parsed.success
    ? complaintsOf(parsed.data)
    : parsed.error.issues.map((issue) => inWords(issue));
  if (parsed.success && complaints.length === 0) return parsed.data;
  const lines = complaints.map((complaint) => `  ${complaint}`).join("\n");
  throw new Error(`The environment is not complete (see .env.example):\n${lines}`);
}
