import type { Staff } from "#lib/account/staff-of";

/** True for who handles money and writes to travellers; who boards them needs neither prices nor addresses. */
export function seesMoney({ role }: Pick<Staff, "role">): boolean {
  return role !== "port_agent";
}
