import { readSession, type Session } from "#lib/account/read-session";
import { requireRole, type Staff, staffOf } from "#lib/account/staff-of";
import type { StaffRole } from "#lib/audit/staff-role";
import { DomainError } from "#lib/errors/domain-error";
import { isOwnOrigin } from "./origin";

type Use = "read" | "change";

/**
 * A session is a cookie, so a change made with one must say that it comes from our own pages; and so must
 * signing in, or another site could sign its visitors in as somebody else. Throws `forbidden`.
 */
export function requireOwnOrigin(headers: Headers, silence: "allowed" | "refused"): void {
  const origin = headers.get("origin");
  if (!origin && silence === "allowed") return;
  if (origin && isOwnOrigin(origin, headers.get("host"))) return;
  throw new DomainError("forbidden", "Accounts are used from our own pages only.");
}

/** The account a request is signed in with. Throws `unauthorized`, and `forbidden` as requireOwnOrigin. */
export async function requireSession(headers: Headers, use: Use): Promise<Session> {
  const session = await readSession(headers);
  if (!session) throw new DomainError("unauthorized", "Sign in first.");
  if (use === "change") requireOwnOrigin(headers, "refused");
  return session;
}

/**
 * The member of staff who sends a request, if they have one of the roles; an admin always passes. Throws
 * `unauthorized`, `forbidden`, the latter also for a change that comes from another site.
 */
export async function requireStaff(
  headers: Headers,
  use: Use,
  ...roles: StaffRole[]
): Promise<Staff> {
  const staff = await staffOf(headers);
  requireRole(staff, ...roles);
  if (use === "change") requireOwnOrigin(headers, "refused");
  return staff;
}
