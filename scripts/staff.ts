// npm run staff -- --email ada@example.com --name "Ada" --role admin
// Makes an account of staff, or gives it another role; prints the password it may sign in with. An admin
// then enrols a second factor at the first sign-in. With GANGWAY_STAFF (a JSON list) it lays those instead.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { database } from "#db/client";
import { isStaffPut, putStaff, type StaffMember } from "#lib/account/put-staff";
import { isStaffRole, staffRoles } from "#lib/audit/staff-role";

if (existsSync(".env")) process.loadEnvFile(".env");

function told(): StaffMember[] {
  const list = process.env.GANGWAY_STAFF;
  if (list) return JSON.parse(list) as StaffMember[];
  const { values } = parseArgs({
    options: { email: { type: "string" }, name: { type: "string" }, role: { type: "string" } },
  });
  const { email, name, role } = values;
  if (!email || !name || !isStaffRole(role)) {
    throw new Error(`Say --email, --name and --role (${staffRoles.join(", ")}).`);
  }
  return [{ email, name, role, password: randomBytes(15).toString("base64url") }];
}

try {
  for (const member of told()) {
    if (await isStaffPut(database(), member)) continue;
    await putStaff(database(), member);
    if (!process.env.GANGWAY_STAFF) console.log(`${member.email}: ${member.password}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await database().end();
}
