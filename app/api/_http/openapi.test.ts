import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import { expect, test } from "vitest";
import { errorCodes } from "#lib/errors/codes";
import { openApiDocument } from "./openapi";
import { operations } from "./operations";
import { statusOf } from "./problems";

type Json = { [key: string]: Json } & Json[];
const document = openApiDocument("https://gangway.example") as unknown as Json;
const root = "app/api/v1";

/** The paths that have an endpoint of their own, as the document writes them. */
function served(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return served(join(folder, entry.name));
    return entry.name === "route.ts"
      ? [folder.replace("app/", "/").replaceAll("[", "{").replaceAll("]", "}")]
      : [];
  });
}

test("every operation has its endpoint, and every endpoint its operation", () => {
  const described = [
    ...new Set(operations.map(({ path }) => path)),
    `/${root.slice(4)}/openapi.json`,
    // What operators are asked for has a document of its own.
    `/${root.slice(4)}/operator-api.json`,
  ];
  // The back office's endpoints are its own pages' (who-may.test.ts asks each of them); some are described.
  const published = served().filter(
    (path) => !path.startsWith("/api/v1/staff/") || described.includes(path),
  );
  expect(described.toSorted()).toEqual(published.toSorted());
});

test.each(operations.map((operation) => [operation.method, operation.path] as const))(
  "%s %s is what the endpoint answers",
  (method, path) => {
    const file = `app${path.replaceAll("{", "[").replaceAll("}", "]")}/route.ts`;
    expect(readFileSync(file, "utf8")).toMatch(
      new RegExp(`methods\\(\\{[^}]*\\b${method.toUpperCase()}:`),
    );
  },
);

test.each(
  operations.filter(({ method, keyless }) => method !== "get" && !keyless).map(({ path }) => path),
)("%s treats idempotency keys, and says so", (path) => {
  const file = `app${path.replaceAll("{", "[").replaceAll("}", "]")}/route.ts`;
  expect(readFileSync(file, "utf8")).toMatch(/\bmutation: (by\w+|"own_keys")/);
  const told = document.paths?.[path]?.post as Json;
  const parameters = (told.parameters ?? []) as Json[];
  const key = parameters.find(({ name }) => String(name) === "Idempotency-Key");
  expect(key?.required).toBe(path === "/api/v1/bookings");
  expect(told.responses?.["409"]?.description).toContain("`in_progress`");
  expect(told.responses?.["422"]?.description).toContain("`idempotency_mismatch`");
});

test("operations are named once each, and their refusals are of the closed list", () => {
  const ids = operations.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { refusals } of operations) {
    for (const code of refusals) expect(errorCodes).toContain(code);
  }
});

test("every operation says its parameters, its answer and the problems it may end with", () => {
  expect(document.openapi).toBe("3.1.0");
  for (const operation of operations) {
    const { method, path, body, access, signedIn, refusals, created, accepted } = operation;
    const told = document.paths?.[path]?.[method] as Json;
    const parameters = (told.parameters ?? []) as Json[];
    const inPath = parameters.filter((parameter) => String(parameter.in) === "path");
    expect(inPath.map(({ name }) => String(name))).toEqual(
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    );
    expect(Boolean(told.requestBody)).toBe(body !== undefined);
    expect(Boolean(told.security)).toBe(access === true || signedIn === true);
    if (operation.silent) expect(told.responses?.["204"]?.description).toBeDefined();
    else
      expect(told.responses?.[created ? "201" : accepted ? "202" : "200"]?.content).toBeDefined();
    for (const code of refusals) {
      expect(String(told.responses?.[statusOf(code)]?.description)).toContain(`\`${code}\``);
    }
  }
});

test("every schema in it compiles, and every reference leads somewhere", () => {
  const schemas: unknown[] = [];
  const references: string[] = [];
  const walk = (value: unknown) => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, below] of Object.entries(value)) {
      if (key === "schema") schemas.push(below);
      if (key === "$ref") references.push(String(below));
      walk(below);
    }
  };
  walk(document);
  expect(schemas.length).toBeGreaterThan(operations.length * 2);
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  for (const schema of schemas) {
    if (!JSON.stringify(schema).includes("#/components/")) ajv.compile(schema as object);
  }
  ajv.compile(document.components?.schemas?.Problem as object);
  for (const reference of new Set(references)) {
    const found = reference
      .slice(2)
      .split("/")
      .reduce<Json | undefined>((at, key) => at?.[key], document);
    expect(found, reference).toBeDefined();
  }
});
