import { z } from "zod";
import type { Operation } from "./operation";
import { operations } from "./operations";
import { statusOf } from "./problems";
import { problem } from "./schemas/answers";

type Json = Record<string, unknown>;

/** JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. */
function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return rest;
}

function parametersOf(operation: Operation): Json[] {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const query = operation.query ? schemaOf(operation.query, "input") : null;
  const required = new Set((query?.required as string[] | undefined) ?? []);
  const inQuery = Object.entries((query?.properties as Record<string, Json>) ?? {}).map(
    ([name, schema]) => ({
      name,
      in: "query",
      required: required.has(name),
      schema,
    }),
  );
  const headers = isKeyed(operation)
    ? [
        {
          name: "Idempotency-Key",
          in: "header",
          required: operation.keyRequired === true,
          description: operation.keyRequired
            ? "The same key and body lead to the same booking, for ever."
            : "The same key, path and body get the same answer again for 30 days, and change nothing twice.",
          schema: { type: "string", minLength: 16, maxLength: 255 },
        },
      ]
    : [];
  return [...inPath, ...inQuery, ...headers];
}

/** A change that takes an idempotency key. */
function isKeyed({ method, keyless }: Operation): boolean {
  return method !== "get" && !keyless;
}

const keyRefusals = ["idempotency_key_missing", "idempotency_mismatch", "in_progress"] as const;
const replayed = {
  "Idempotent-Replayed": {
    description: "`true` when the answer is that of an earlier request with this key.",
    schema: { type: "string", enum: ["true"] },
  },
};

function successOf({ created, accepted, silent }: Operation): string {
  if (silent) return "204";
  if (created) return "201";
  return accepted ? "202" : "200";
}

function responsesOf(operation: Operation): Json {
  const content = operation.answer
    ? { "application/json": { schema: schemaOf(operation.answer, "output") } }
    : { "text/calendar": { schema: { type: "string" } } };
  const responses: Record<string, Json> = {
    [successOf(operation)]: {
      description: "Done",
      ...(isKeyed(operation) ? { headers: replayed } : {}),
      ...(operation.silent ? {} : { content }),
    },
  };
  if (operation.keyRequired) {
    responses["200"] = { description: "The same again", headers: replayed, content };
  }
  const ofKeys = isKeyed(operation) ? keyRefusals : [];
  const codes = [...ofKeys, ...operation.refusals, "rate_limited", "service_unavailable"] as const;
  for (const code of codes) {
    const status = String(statusOf(code));
    const known = [responses[status]?.description, `\`${code}\``].filter(Boolean).join(", ");
    responses[status] = {
      description: known,
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    };
  }
  return responses;
}

function describe(operation: Operation): Json {
  const { id, summary, description, tag, body, access, signedIn } = operation;
  return {
    operationId: id,
    summary,
    tags: [tag],
    ...(description ? { description } : {}),
    parameters: parametersOf(operation),
    ...(body
      ? {
          requestBody: {
            required: !operation.bodyOptional,
            content: { "application/json": { schema: schemaOf(body, "input") } },
          },
        }
      : {}),
    ...(access ? { security: [{ accessToken: [] }, { cookie: [] }] } : {}),
    ...(signedIn ? { security: [{ session: [] }] } : {}),
    responses: responsesOf(operation),
  };
}

/** The OpenAPI 3.1 document of /api/v1, made from the schemas that validate. */
export function openApiDocument(serverUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Gangway",
      version: "1",
      description:
        "Ferry journeys of many operators: search, hold, pay. Money is in minor units with its currency; times are ISO 8601 with the port's offset; refusals are RFC 9457 problems.",
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, "output") },
      securitySchemes: {
        accessToken: { type: "http", scheme: "bearer", description: "The booking's access_token." },
        cookie: { type: "apiKey", in: "cookie", name: "gangway_bookings" },
        session: { type: "apiKey", in: "cookie", name: "gangway.session_token" },
      },
    },
  };
}
