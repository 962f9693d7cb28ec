import type { StaffRole } from "#lib/audit/staff-role";

const everybody: StaffRole[] = ["sales", "port_agent", "read_only"];
const atTheDesk: StaffRole[] = ["sales", "read_only"];

/**
 * The back office's pages in the order of its menu: where each stands, the key that leads there after `g`,
 * and who but an admin may read it. The menu, the pages themselves and the test of who may read what all
 * go by this table.
 */
export const officePages = {
  today: { href: "/admin", label: "Today", key: "t", roles: everybody },
  sailings: { href: "/admin/sailings", label: "Sailings", key: "s", roles: everybody },
  bookings: { href: "/admin/bookings", label: "Bookings", key: "b", roles: everybody },
  check_in: {
    href: "/admin/check-in",
    label: "Check-in",
    key: "c",
    roles: ["sales", "port_agent"],
  },
  fares: { href: "/admin/fares", label: "Fares", key: "f", roles: atTheDesk },
  operators: { href: "/admin/operators", label: "Operators", key: "o", roles: atTheDesk },
  jobs: { href: "/admin/jobs", label: "Jobs", key: "j", roles: atTheDesk },
  mail: { href: "/admin/mail", label: "Mail", key: "m", roles: atTheDesk },
  caches: { href: "/admin/caches", label: "Caches", key: "h", roles: atTheDesk },
  alerts: { href: "/admin/alerts", label: "Alerts", key: "a", roles: everybody },
  media: { href: "/admin/media", label: "Pictures", key: "p", roles: ["sales"] },
  staff: { href: "/admin/staff", label: "Staff", key: "w", roles: [] },
} satisfies Record<string, { href: string; label: string; key: string; roles: StaffRole[] }>;

export type OfficePage = keyof typeof officePages;

/** True for the roles that may read a page; an admin may read all. */
export function mayRead(role: StaffRole, page: OfficePage): boolean {
  const { roles }: { roles: StaffRole[] } = officePages[page];
  return role === "admin" || roles.includes(role);
}
