import { actorOf, type Staff } from "#lib/account/staff-of";
import type { Actor } from "#lib/audit/actor";
import type { StaffRole } from "#lib/audit/staff-role";
import { type StaffWork, staffWork } from "#lib/audit/staff-work";
import { requireStaff } from "./account-access";
import type { Answer } from "./answer";
import { type Call, endpoint } from "./endpoint";

/** What a staff endpoint says of itself, for the test of who may do what. */
export type StaffAccess = {
  name: string;
  use: "read" | "change";
  roles: readonly StaffRole[];
};

/** Who may read is said by roles, who may change by the work it is: the verb asks for the same. */
type Wish =
  | { name: string; use: "read"; roles: readonly StaffRole[] }
  | { name: string; use: "change"; work: StaffWork };

type StaffCall<Params> = Call<Params> & { staff: Staff; actor: Actor };
type Handler<Params> = (call: StaffCall<Params>) => Promise<Answer | Response>;

/**
 * An endpoint of the back office: for staff with one of the roles, and admins. A change comes from our own
 * pages only, and may carry an idempotency key, which counts in the name of who sends it.
 */
export function staffEndpoint<Params = Record<string, never>>(
  wish: Wish,
  handler: Handler<Params>,
) {
  const { name, use } = wish;
  const roles = wish.use === "read" ? wish.roles : staffWork[wish.work];
  const own = endpoint<Params>(
    {
      name,
      limit: "staff",
      ...(use === "change" && {
        mutation: async ({ request }) =>
          `staff:${(await requireStaff(request.headers, "change", ...roles)).id}`,
      }),
    },
    async (call) => {
      const staff = await requireStaff(call.request.headers, use, ...roles);
      return await handler({ ...call, staff, actor: actorOf(staff) });
    },
  );
  const access: StaffAccess = { name, use, roles };
  return Object.assign(own, { access });
}
