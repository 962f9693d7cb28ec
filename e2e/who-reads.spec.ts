import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { mayRead, type OfficePage, officePages } from "../lib/office/pages";
import { endpoints } from "./support/stack";
import { adminSession, invite, staffSession, visitor } from "./support/staff-sessions";

const root = join(import.meta.dirname, "../app/admin");
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) =>
  /(^|\/)page\.tsx$/.test(file),
);
/** Pages before one has signed in whole. */
const doors = ["/admin/sign-in", "/admin/second-factor"];
const pages = files
  .map((file) => `/admin/${file}`.replace(/\/page\.tsx$/, ""))
  .filter((path) => !doors.includes(path));

/** The row of the table that a page goes by: the longest address that it begins with. */
function ruleOf(path: string): OfficePage {
  const names = (Object.keys(officePages) as OfficePage[]).filter((name) => {
    const { href } = officePages[name];
    return path === href || path.startsWith(`${href}/`);
  });
  const rule = names.sort((a, b) => officePages[b].href.length - officePages[a].href.length)[0];
  return rule as OfficePage;
}

/** Pages that only some of those who read the list may read. */
const stricter: Record<string, string[]> = {
  "/admin/sailings/[id]/manifest": ["sales", "port_agent"],
  "/admin/sailings/[id]/manifest/print": ["sales", "port_agent"],
};

test("every page of the back office is for those who may read it, and for nobody else", async ({
  baseURL,
}) => {
  const base = baseURL as string;
  expect(pages.length).toBeGreaterThan(12);
  const admin = await adminSession(base);
  const staff: [string, APIRequestContext][] = [
    ["admin", admin],
    ["sales", await staffSession(base, endpoints().sales)],
  ];
  for (const role of ["port_agent", "read_only"]) {
    staff.push([role, await staffSession(base, await invite(admin, role))]);
  }
  const nobody = await visitor(base);
  const wrong: string[] = [];
  for (const path of pages) {
    const address = path.replaceAll(/\[\w+\]/g, "00000000-0000-4000-8000-000000000000");
    const stranger = await nobody.get(address, { maxRedirects: 0 });
    const to = stranger.headers().location ?? "";
    if (![302, 303, 307, 308].includes(stranger.status()) || !to.includes("/admin/sign-in")) {
      wrong.push(`${path}: a stranger got ${stranger.status()} ${to}`);
    }
    for (const [role, session] of staff) {
      const answer = await session.get(address, { maxRedirects: 0 });
      const may =
        mayRead(role as Parameters<typeof mayRead>[0], ruleOf(path)) &&
        (role === "admin" || (stricter[path]?.includes(role) ?? true));
      // A page of one thing that isn't there is not found for anybody.
      const expected = may && !path.includes("[") ? [200] : [404];
      if (!expected.includes(answer.status()))
        wrong.push(`${path}: ${role} got ${answer.status()}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("somebody dismissed is out at the next click", async ({ baseURL }) => {
  const base = baseURL as string;
  const admin = await adminSession(base);
  const who = await invite(admin, "port_agent");
  const agent = await staffSession(base, who);
  expect((await agent.get("/admin", { maxRedirects: 0 })).status()).toBe(200);
  const listed = await admin.get(`/api/v1/staff/people?find=${encodeURIComponent(who.email)}`);
  const [{ id }] = (await listed.json()).data;
  expect((await admin.delete(`/api/v1/staff/people/${id}`)).ok()).toBe(true);
  expect((await agent.get("/admin", { maxRedirects: 0 })).status()).toBe(307);
  expect((await agent.get("/api/v1/staff/sailings")).status()).toBe(401);
});
