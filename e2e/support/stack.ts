import { readFileSync } from "node:fs";

export type Endpoints = {
  app: string;
  stripe: string;
  mail: string;
  inngest: string;
  redis_url: string | null;
  storage: string;
  database_url: string;
  stripe_secret_key: string;
  stripe_webhook_secret: string;
  admin: { email: string; password: string; totp_secret: string };
  sales: { email: string; password: string };
  build: { root: string; server: string; next: string };
};

/** Where the running stack's processes are: `npm test` says it, or the demo's own file. */
export function endpoints(): Endpoints {
  const file = process.env.GANGWAY_ENDPOINTS ?? ".gangway/endpoints.json";
  return JSON.parse(readFileSync(file, "utf8")) as Endpoints;
}

/** An address nobody else in this run uses, so that a story sees its own mails only. */
export function newEmail(name: string): string {
  return `${name}.${crypto.randomUUID().slice(0, 8)}@example.com`;
}

/** A day (YYYY-MM-DD) some weeks ahead: sailings are seeded for a year from today. */
export function dayAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
