import { auth } from "./auth";
import { recordStaffSignIn } from "./record-staff-sign-in";
import { orRefuse } from "./refusal";

/** `cookies` are Set-Cookie lines for the browser that asked. */
export type SignedIn = { cookies: string[]; secondFactorNeeded: boolean };

/**
 * Opens a session with e-mail address and password, or, where the account has a second factor, asks for it:
 * verifySecondFactor. Takes as long for an unknown address as for a wrong password. Throws `unauthorized`,
 * and `forbidden` for the right password of an address that was never confirmed.
 */
export async function signIn(
  headers: Headers,
  typed: { email: string; password: string },
): Promise<SignedIn> {
  const { headers: told, response } = await orRefuse(
    auth().api.signInEmail({
      body: { email: typed.email.trim().toLowerCase(), password: typed.password },
      headers,
      returnHeaders: true,
    }),
  );
  const secondFactorNeeded = "twoFactorRedirect" in response && response.twoFactorRedirect === true;
  if (!secondFactorNeeded && "user" in response) await recordStaffSignIn(response.user.id);
  return { cookies: told.getSetCookie(), secondFactorNeeded };
}
