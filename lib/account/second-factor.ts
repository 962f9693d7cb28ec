import { database, type Executor } from "#db/client";
import { assert } from "#lib/errors/assert";
import { DomainError } from "#lib/errors/domain-error";
import { auth } from "./auth";
import { recordStaffSignIn } from "./record-staff-sign-in";
import { orRefuse } from "./refusal";
import { useTotpStep } from "./use-totp-step";

/** What an authenticator takes in (otpauth://), and codes that each open the account once without it. */
export type Enrolment = { uri: string; backupCodes: string[] };

/**
 * Makes a secret for the account of a session, which must say its password again. It asks for nothing until
 * the first code was right. Throws `unauthorized`, and `forbidden` where there is one already.
 */
export async function beginEnrolment(headers: Headers, password: string): Promise<Enrolment> {
  const made = await orRefuse(
    auth().api.enableTwoFactor({ body: { password, method: "totp" }, headers }),
  );
  assert(made.method === "totp", "an enrolment is for one-time passwords by time");
  return { uri: made.totpURI, backupCodes: made.backupCodes };
}

/**
 * Takes a code of the second factor: the end of a sign-in, or of an enrolment. Each code opens once: who saw it
 * typed has nothing. Answers with the Set-Cookie lines of the session that has proved it. Throws `unauthorized`
 * for a wrong code and for a used one, `rate_limited` after many.
 */
export async function verifySecondFactor(headers: Headers, code: string): Promise<string[]> {
  const { headers: told, response } = await orRefuse(
    auth().api.verifyTOTP({ body: { code }, headers, returnHeaders: true }),
  );
  const cookies = told.getSetCookie();
  const { id } = response.user;
  const isFresh = await database().sql.begin(async (tx) => {
    if (await useTotpStep(tx, id, code)) {
      await markProved(tx, cookies, response.token);
      return true;
    }
    // Opened just now, and given to nobody.
    await tx`delete from account_session where token = any(${givenIn(cookies)})`;
    return false;
  });
  if (!isFresh) {
    throw new DomainError("unauthorized", "This code was used already. Wait for the next one.", {
      because: "used",
    });
  }
  await recordStaffSignIn(id);
  return cookies;
}

/** The same with one of the codes that were written down at the enrolment, which is then used up. */
export async function verifyBackupCode(headers: Headers, code: string): Promise<string[]> {
  const { headers: told, response } = await orRefuse(
    auth().api.verifyBackupCode({ body: { code }, headers, returnHeaders: true }),
  );
  const cookies = told.getSetCookie();
  await markProved(database().sql, cookies, response.token);
  await recordStaffSignIn(response.user.id);
  return cookies;
}

/** The session that proved it is the one the browser is given, or else the one it has. */
async function markProved(
  executor: Executor,
  cookies: string[],
  token: string | undefined,
): Promise<void> {
  const tokens = [...givenIn(cookies), token].filter((value) => value !== undefined);
  await executor`
    update account_session set second_factor_at = now() where token = any(${tokens})`;
}

/** The tokens of the sessions that Set-Cookie lines open. */
function givenIn(cookies: string[]): string[] {
  return cookies
    .map((line) => /session_token=([^;]+)/.exec(line)?.[1])
    .filter((value) => value !== undefined)
    .map((value) => decodeURIComponent(value).split(".")[0] as string);
}
