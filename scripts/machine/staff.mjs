import { existsSync } from "node:fs";
import { bundleOf } from "./bundle.mjs";
import { run } from "./children.mjs";
import { freshLog, lastLines } from "./logs.mjs";
import { step } from "./say.mjs";
import { Trouble } from "./trouble.mjs";

/** Who can sign in at a stack of ours: one who may do everything, with a second factor, and one who sells. */
export function staffOf({ adminPassword, adminTotpSecret, salesPassword }) {
  return {
    admin: {
      email: "admin@gangway.example",
      password: adminPassword,
      totp_secret: adminTotpSecret,
    },
    sales: { email: "sales@gangway.example", password: salesPassword },
  };
}

/** Lays them into the stack's database, unless they are there. */
export async function layStaff(stack, environment) {
  const entry = bundleOf(stack.dist, "scripts/staff.ts");
  if (!existsSync(entry)) return;
  const { admin, sales } = staffOf(stack.secrets);
  const list = [
    { ...admin, totpSecret: admin.totp_secret, name: "Alma Administrator", role: "admin" },
    { ...sales, name: "Sami Sales", role: "sales" },
  ];
  await step("staff accounts", async () => {
    const log = freshLog(stack.state, "staff");
    const env = { ...environment, GANGWAY_STAFF: JSON.stringify(list) };
    const { ok, output } = await run(process.execPath, [entry], {
      ...{ name: "staff", cwd: stack.root, env, log },
    });
    if (!ok) throw new Trouble(`Staff accounts failed (${log}):\n${lastLines(output, 15)}`);
  });
}
