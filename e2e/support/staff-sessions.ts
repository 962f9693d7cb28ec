import { type APIRequestContext, expect, request } from "@playwright/test";
import { freshCode } from "./authenticator";
import { mailsTo } from "./mailbox";
import { endpoints, newEmail } from "./stack";

/** A browser without pages, as our own pages ask. */
export function visitor(baseURL: string): Promise<APIRequestContext> {
  return request.newContext({ baseURL, extraHTTPHeaders: { origin: new URL(baseURL).origin } });
}

async function signIn(one: APIRequestContext, who: { email: string; password: string }) {
  const { email, password } = who;
  const answer = await one.post("/api/v1/account/sessions", { data: { email, password } });
  expect(answer.status()).toBe(201);
}

/** An administrator, signed in over HTTP. */
export async function adminSession(baseURL: string): Promise<APIRequestContext> {
  const { admin } = endpoints();
  const one = await visitor(baseURL);
  await signIn(one, admin);
  const data = { code: await freshCode(admin.totp_secret) };
  expect((await one.post("/api/v1/account/second-factor", { data })).ok()).toBe(true);
  return one;
}

export type Invited = { email: string; password: string; name: string };

/** Somebody new of the staff: invited by an administrator, with the password chosen by the letter's link. */
export async function invite(
  admin: APIRequestContext,
  role: string,
  name = `Somebody of ${role}`,
): Promise<Invited> {
  const who = { email: newEmail(role.replace("_", "-")), name };
  const made = await admin.post("/api/v1/staff/people", { data: { ...who, role } });
  expect(made.status()).toBe(201);
  const [mail] = await mailsTo(who.email, /^Choose a new password/);
  const token = /\/account\/letter#\w+\.(\S+)/.exec(mail?.text ?? "")?.[1];
  expect(token, "a link in the letter").toBeDefined();
  const password = "kept in nobody's head";
  const data = { token: token, password };
  expect((await admin.post("/api/v1/account/letters/redemptions", { data })).status()).toBe(201);
  return { ...who, password };
}

/** Staff of a role but an administrator's, signed in over HTTP. */
export async function staffSession(
  baseURL: string,
  who: { email: string; password: string },
): Promise<APIRequestContext> {
  const one = await visitor(baseURL);
  await signIn(one, who);
  return one;
}
