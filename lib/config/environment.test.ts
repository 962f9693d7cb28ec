import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseEnvironment, variableNames } from "./environment";

const complete = {
  DATABASE_URL: "postgres://localhost/gangway",
  APP_SECRET: "x".repeat(32),
  DOCUMENT_KEY: Buffer.alloc(32).toString("base64"),
  STRIPE_SECRET_KEY: "sk_live_1",
  STRIPE_PUBLISHABLE_KEY: "pk_live_1",
  STRIPE_WEBHOOK_SECRET: "whsec_1",
  RESEND_API_KEY: "re_1",
  INNGEST_EVENT_KEY: "event",
  INNGEST_SIGNING_KEY: "signkey-prod-00",
};

const storage = {
  S3_ENDPOINT: "https://s3.eu-west-3.amazonaws.com",
  S3_REGION: "eu-west-3",
  S3_BUCKET: "gangway-pictures",
  S3_ACCESS_KEY_ID: "AKIA0",
  S3_SECRET_ACCESS_KEY: "secret",
  MEDIA_PUBLIC_URL: "https://pictures.example",
};

/** What is said of an environment that is refused. */
function saidOf(source: Record<string, string>): string {
  try {
    parseEnvironment(source);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("It was taken.");
}

describe("the environment", () => {
  test("is complete with its defaults", () => {
    expect(parseEnvironment(complete)).toMatchObject({
      GANGWAY_MODE: "production",
      HOLD_SECONDS: 300,
    });
  });

  test("names everything that is missing", () => {
    expect(() => parseEnvironment({})).toThrow(
      /DATABASE_URL[\s\S]*APP_SECRET[\s\S]*STRIPE_SECRET_KEY/,
    );
  });

  test("names everything that is wrong, and shows none of it", () => {
    const wrong = {
      APP_URL: "localhost:3000",
      PORT: "http",
      DATABASE_URL: "mysql://root:geheim@db/gangway",
      REDIS_URL: "db:6379",
      APP_SECRET: "geheim",
      DOCUMENT_KEY: "geheim",
      STRIPE_SECRET_KEY: "pk_live_geheim",
      STRIPE_PUBLISHABLE_KEY: "sk_live_geheim",
      STRIPE_WEBHOOK_SECRET: "geheim",
      RESEND_API_KEY: "geheim",
    };
    const said = saidOf({ ...complete, ...wrong });
    for (const name of Object.keys(wrong)) expect(said).toContain(`\n  ${name}: `);
    expect(said).not.toContain("geheim");
  });

  test("what production may not have is named at once", () => {
    const sandbox = {
      STRIPE_SECRET_KEY: "sk_test_gangway_demo",
      RESEND_BASE_URL: "http://127.0.0.1:4020",
      INNGEST_EVENT_KEY: "",
      INNGEST_SIGNING_KEY: "",
    };
    const said = saidOf({ ...complete, ...sandbox });
    for (const name of Object.keys(sandbox)) expect(said).toContain(`\n  ${name}: `);
  });

  test("Inngest's dev server needs no keys, and is nothing for a shop that others reach", () => {
    const dev = { ...complete, INNGEST_EVENT_KEY: "", INNGEST_SIGNING_KEY: "", INNGEST_DEV: "1" };
    expect(parseEnvironment(dev)).toMatchObject({ INNGEST_DEV: "1" });
    expect(saidOf({ ...dev, APP_URL: "https://shop.example" })).toContain("INNGEST_DEV: ");
    expect(saidOf({ ...dev, INNGEST_DEV: "0" })).toContain("INNGEST_EVENT_KEY: ");
  });

  test("Stripe's keys are of one mode", () => {
    const said = saidOf({ ...complete, STRIPE_PUBLISHABLE_KEY: "pk_test_1" });
    expect(said).toContain("STRIPE_PUBLISHABLE_KEY: ");
  });

  test("an address is kept as links need it, and has no path", () => {
    const at = (url: string) => parseEnvironment({ ...complete, APP_URL: url }).APP_URL;
    expect(at("https://Shop.example/")).toBe("https://shop.example");
    for (const url of ["https://shop.example/en", "shop", "http://"]) {
      expect(saidOf({ ...complete, APP_URL: url })).toContain("\n  APP_URL: ");
    }
  });

  test.each([
    { STRIPE_SECRET_KEY: "sk_test_gangway_demo", STRIPE_PUBLISHABLE_KEY: "pk_test_1" },
    { RESEND_API_KEY: "re_gangway_demo" },
    { STRIPE_API_BASE: "http://127.0.0.1:4010" },
    { STRIPE_JS_URL: "http://localhost:4010/stripe.js" },
    { RESEND_BASE_URL: "http://127.0.0.1:4020" },
    { RETRY_WAIT_SCALE: "0.5" },
    { ...storage, S3_ENDPOINT: "http://127.0.0.1:4030" },
    { ...storage, S3_ACCESS_KEY_ID: "GANGWAYDEMOSTORAGE" },
    { ...storage, MEDIA_PUBLIC_URL: "http://localhost:4030/pictures" },
  ])("production refuses the sandbox: %o", (change) => {
    expect(() => parseEnvironment({ ...complete, ...change })).toThrow(/production/);
    expect(parseEnvironment({ ...complete, ...change, GANGWAY_MODE: "demo" })).toBeTruthy();
  });

  test("a storage is whole or not there", () => {
    expect(parseEnvironment({ ...complete, ...storage })).toMatchObject(storage);
    for (const name of Object.keys(storage)) {
      expect(() => parseEnvironment({ ...complete, ...storage, [name]: "" })).toThrow(name);
    }
  });

  test(".env.example names every variable", () => {
    const example = readFileSync(".env.example", "utf8");
    for (const name of variableNames) expect(example).toMatch(new RegExp(`^${name}=`, "m"));
  });
});
