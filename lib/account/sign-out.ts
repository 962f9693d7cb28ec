import { auth } from "./auth";

/** Ends the session of a request, if it has one; answers with the Set-Cookie lines that forget it. */
export async function signOut(headers: Headers): Promise<string[]> {
  const { headers: told } = await auth().api.signOut({ headers, returnHeaders: true });
  return told.getSetCookie();
}
