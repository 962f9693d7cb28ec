import { constantTimeEqual, makeSignature } from "better-auth/crypto";
import { auth } from "./auth";

export type Session = {
  /** The session's own id. */
  id: string;
  secondFactorAt: Date | null;
  account: {
    id: string;
    name: string;
    email: string;
    role: string;
    language: "en" | "fr";
    hasSecondFactor: boolean;
  };
};

/** The session of a request by its cookie, read afresh; null if there is none, or if it has ended or was revoked. */
export async function readSession(headers: Headers): Promise<Session | null> {
  // Who has no cookie of ours at all costs no question.
  if (!headers.get("cookie")?.includes("gangway.session_token=")) return null;
  const found = await auth().api.getSession({ headers, query: { disableCookieCache: true } });
  if (!found) return null;
  const { session, user } = found;
  return {
    id: session.id,
    secondFactorAt: session.secondFactorAt ?? null,
    account: {
      id: user.id,
      name: user.name,
      email: user.email,
      role: user.role,
      language: user.language === "fr" ? "fr" : "en",
      hasSecondFactor: user.twoFactorEnabled === true,
    },
  };
}

/**
 * The account whose sign-in waits for its second factor in this browser, or that is signed in; empty for
 * anybody else.
 */
export async function waitingAccount(headers: Headers): Promise<string> {
  const session = await readSession(headers);
  if (session) return session.account.id;
  const identifier = await signedValue(headers, "gangway.two_factor");
  if (!identifier) return "";
  const { internalAdapter } = await auth().$context;
  return (await internalAdapter.findVerificationValue(identifier))?.value ?? "";
}

/** What better-auth wrote into a cookie, if the signature beside it is ours. */
async function signedValue(headers: Headers, cookie: string): Promise<string | null> {
  const written = (headers.get("cookie") ?? "")
    .split(/;\s*/)
    .map((part) => part.replace(/^__Secure-/, ""))
    .find((part) => part.startsWith(`${cookie}=`));
  const text = written && decoded(written.slice(cookie.length + 1));
  const at = text ? text.lastIndexOf(".") : -1;
  if (!text || at < 0) return null;
  const value = text.slice(0, at);
  const expected = await makeSignature(value, (await auth().$context).secret);
  return constantTimeEqual(text.slice(at + 1), expected) ? value : null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
