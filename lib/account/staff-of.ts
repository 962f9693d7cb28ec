import type { Actor } from "#lib/audit/actor";
import { isStaffRole, type StaffRole } from "#lib/audit/staff-role";
import { DomainError } from "#lib/errors/domain-error";
import { readSession, type Session } from "./read-session";

/** Somebody of the staff, signed in with all that their role asks for. */
export type Staff = { id: string; role: StaffRole; name: string };

/**
 * Who of the staff sends a request, by its session's cookie; null for travellers, strangers, ended and
 * revoked sessions, and for an admin, or anybody with a second factor, who hasn't proved it in this session.
 */
export async function staffOf(headers: Headers): Promise<Staff | null> {
  const session = await readSession(headers);
  return session && staffIn(session);
}

/** staffOf for a session that was read already. */
export function staffIn({ account, secondFactorAt }: Session): Staff | null {
  const { id, role, name } = account;
  if (!isStaffRole(role)) return null;
  const needsSecondFactor = role === "admin" || account.hasSecondFactor;
  if (needsSecondFactor && !secondFactorAt) return null;
  return { id, role, name };
}

/**
 * Lets staff with one of the roles through, and an admin always. Throws `unauthorized` for nobody,
 * `forbidden` for other roles.
 */
export function requireRole(staff: Staff | null, ...roles: StaffRole[]): asserts staff is Staff {
  if (!staff) throw new DomainError("unauthorized", "Sign in as staff.");
  if (staff.role === "admin" || roles.includes(staff.role)) return;
  throw new DomainError("forbidden", "Your role does not allow this.");
}

/** Staff as the one who does something: what audit rows are written with. */
export function actorOf(staff: Staff): Actor {
  return { kind: "staff", id: staff.id, role: staff.role };
}
