import { expect, test } from "vitest";
import { parseEnvironment } from "#lib/config/environment";
import { audienceOf, contentSecurityPolicy, ownPermissions } from "./security-headers";

const needed = {
  GANGWAY_MODE: "test",
  DATABASE_URL: "postgres://127.0.0.1/none",
  APP_SECRET: "x".repeat(32),
  DOCUMENT_KEY: Buffer.alloc(32).toString("base64"),
  STRIPE_SECRET_KEY: "sk_1",
  STRIPE_PUBLISHABLE_KEY: "pk_1",
  STRIPE_WEBHOOK_SECRET: "whsec_1",
  RESEND_API_KEY: "re_1",
};
const storage = {
  S3_ENDPOINT: "https://s3.example/base",
  S3_REGION: "eu",
  S3_BUCKET: "shelf",
  S3_ACCESS_KEY_ID: "key",
  S3_SECRET_ACCESS_KEY: "secret",
  MEDIA_PUBLIC_URL: "https://pictures.example/shelf",
};
const part = (policy: string, name: string) =>
  policy.split("; ").find((one) => one.startsWith(name)) ?? "";

test("pictures come from where they are published; only staff's pages reach the storage", () => {
  const environment = parseEnvironment({ ...needed, ...storage });
  for (const audience of ["public", "staff"] as const) {
    const policy = contentSecurityPolicy("n", environment, audience);
    expect(part(policy, "img-src")).toBe("img-src 'self' data: blob: https://pictures.example");
    expect(part(policy, "connect-src").includes("https://s3.example")).toBe(audience === "staff");
    expect(part(policy, "script-src")).not.toContain("pictures.example");
  }
});

test("without a storage neither is named", () => {
  const policy = contentSecurityPolicy("n", parseEnvironment(needed), "staff");
  expect(part(policy, "img-src")).toBe("img-src 'self' data: blob:");
});

test.each([
  ["/admin", "staff"],
  ["/admin/media?subject=port:TNLGN", "staff"],
  ["/admin?x", "staff"],
  ["/api/v1/staff/mails/0198a4c0-0000-7000-8000-000000000000/preview", "letter"],
  ["/api/v1/staff/mails/0198a4c0-0000-7000-8000-000000000000/preview?_rsc=1", "letter"],
  ["/api/v1/staff/mails/%30198a4c0-0000-7000-8000-000000000000/preview", "letter"],
  ["/api/v1/staff/mails?state=late", "public"],
  ["/administration", "public"],
  ["/en/admin", "public"],
  ["/", "public"],
])("%s is a page for %s", (url, audience) => {
  expect(audienceOf(url)).toBe(audience);
});

test("the camera is check-in's, and no other page's", () => {
  expect(ownPermissions("/admin/check-in")).toContain("camera=(self)");
  for (const url of [
    "/",
    "/admin",
    "/admin/check-in/x",
    "/admin/check-inn",
    "/en/admin/check-in",
  ]) {
    expect(ownPermissions(url), url).toBeNull();
  }
});
