import { z } from "zod";
import {
  amendmentAnswer,
  amendmentRequest,
  availabilityAnswer,
  bookingAnswer,
  bookingRequest,
  cancellationAnswer,
  priceAnswer,
  priceLevelsAnswer,
  priceRequest,
  sailingKey,
  sailingsAnswer,
  scheduleAnswer,
} from "#lib/operator/http-api";

type Json = Record<string, unknown>;

type OperatorOperation = {
  method: "get" | "post";
  path: string;
  id: string;
  tag: "Timetable" | "Bookings";
  summary: string;
  description: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  answer: z.ZodType;
  /** Answers 404 for a reference it does not know: that is an answer we rely on. */
  unknown?: boolean;
};

const operations: OperatorOperation[] = [
  {
    method: "get",
    path: "/v1/sailings",
    id: "listSailings",
    tag: "Timetable",
    summary: "Sailings between two ports",
    description: "Dates are the departure port's own.",
    query: z.object({
      from: z.string(),
      to: z.string(),
      first_date: z.iso.date(),
      last_date: z.iso.date(),
    }),
    answer: sailingsAnswer,
  },
  {
    method: "get",
    path: "/v1/availability",
    id: "availability",
    tag: "Timetable",
    summary: "What is left of a sailing",
    description:
      "Asked before a payment begins, once a minute at most, and waited for 2 seconds. Kinds: passengers, lane_low_cm, lane_high_cm, kennels, cabin:{kind}. A kind that is not named is unknown, not none.",
    query: sailingKey,
    answer: availabilityAnswer,
  },
  {
    method: "get",
    path: "/v1/schedule",
    id: "schedule",
    tag: "Timetable",
    summary: "What changed in the timetable",
    description:
      "Since the cursor you gave us last; everything without one. `was` is the sailing as it was known, `now` as it is, or null when it does not sail. The same change may be told twice.",
    query: z.object({ since: z.string().optional() }),
    answer: scheduleAnswer,
  },
  {
    method: "get",
    path: "/v1/price-levels",
    id: "priceLevels",
    tag: "Timetable",
    summary: "What changed in price levels",
    description: "In basis points of the tariff: 10000 is the tariff itself.",
    query: z.object({ since: z.string().optional() }),
    answer: priceLevelsAnswer,
  },
  {
    method: "post",
    path: "/v1/prices",
    id: "price",
    tag: "Bookings",
    summary: "The price of a sailing for a party",
    description: "All in, in minor units of its currency. Changes nothing.",
    body: priceRequest,
    answer: priceAnswer,
  },
  {
    method: "post",
    path: "/v1/bookings",
    id: "confirm",
    tag: "Bookings",
    summary: "Confirm a booking",
    description:
      "`client_reference` is ours and the same however often we ask: one reference is one booking, and a second request answers with the first one's. When no answer reaches us we ask GET /v1/bookings/{client_reference}, and send this again only after that has said 404. `pending`: you decide later; we ask until you have.",
    body: bookingRequest,
    answer: bookingAnswer,
  },
  {
    method: "get",
    path: "/v1/bookings/{client_reference}",
    id: "recall",
    tag: "Bookings",
    summary: "How a booking stands, by our reference",
    description:
      "404 means that there is none, and that no request for one is still being worked on.",
    answer: bookingAnswer,
    unknown: true,
  },
  {
    method: "post",
    path: "/v1/bookings/{client_reference}/cancellation",
    id: "cancel",
    tag: "Bookings",
    summary: "Cancel a booking",
    description: "Asking twice is asking once. All of it, or `refused` with the reason.",
    body: z.object({}),
    answer: cancellationAnswer,
    unknown: true,
  },
  {
    method: "post",
    path: "/v1/bookings/{client_reference}/amendment",
    id: "amend",
    tag: "Bookings",
    summary: "Say who and what is left on a booking",
    description:
      "After a part was cancelled: the whole party as it is now. Asking twice is asking once. Asked of operators that agreed to it.",
    body: amendmentRequest,
    answer: amendmentAnswer,
    unknown: true,
  },
];

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return rest;
}

function describe({
  id,
  summary,
  description,
  tag,
  path,
  query,
  body,
  answer,
  unknown,
}: OperatorOperation) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const shape = query ? schemaOf(query, "output") : null;
  const required = new Set((shape?.required as string[] | undefined) ?? []);
  const inQuery = Object.entries((shape?.properties as Record<string, Json>) ?? {}).map(
    ([name, schema]) => ({ name, in: "query", required: required.has(name), schema }),
  );
  return {
    operationId: id,
    summary,
    description,
    tags: [tag],
    parameters: [...inPath, ...inQuery],
    security: [{ key: [] }],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema: schemaOf(body, "output") } },
          },
        }
      : {}),
    responses: {
      "200": {
        description: "The answer, at most 4 MB",
        content: { "application/json": { schema: schemaOf(answer, "input") } },
      },
      ...(unknown
        ? { "404": { description: "No booking has this reference; a page in HTML is no answer" } }
        : {}),
      "429": {
        description:
          "Too much at once; Retry-After, in seconds or as a date, is obeyed for up to five minutes",
      },
      "503": { description: "Away; what changes something is asked after, not repeated" },
    },
  };
}

/** The OpenAPI 3.1 document of the JSON API that an operator offers us, made from the shapes its adapter reads answers with. */
export function operatorApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Gangway for operators",
      version: "1",
      description:
        "What an operator's system offers so that Gangway can sell its sailings. Ports are UN/LOCODEs, times ISO 8601 with the port's offset, money minor units with its currency. Redirects are not followed; each answer has its deadline, 10 seconds unless agreed otherwise.",
    },
    servers: [{ url: "https://api.your-ferries.example" }],
    paths,
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "The key you gave us." },
      },
    },
  };
}
