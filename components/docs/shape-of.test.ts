import { expect, it } from "vitest";
import { shapeOf, typeWord } from "./shape-of";

it("writes a schema as the JSON it describes", () => {
  const shape = shapeOf({
    type: "object",
    required: ["id", "legs"],
    properties: {
      id: { type: "string" },
      legs: {
        type: "array",
        items: {
          type: "object",
          required: ["at"],
          properties: { at: { type: "string", format: "date-time" } },
        },
      },
      refund: {
        anyOf: [{ type: "object", properties: { status: { type: "string" } } }, { type: "null" }],
      },
    },
  });
  expect(shape).toBe(
    "{\n  id: string\n  legs: [{\n    at: date-time\n  }]\n  refund?: {\n    status?: string\n  } | null\n}",
  );
});

it.each([
  [{ enum: ["f", "m"] }, '"f" | "m"'],
  [{ type: "integer", minimum: 0, maximum: 9 }, "integer 0–9"],
  [{ type: "integer", minimum: -9007199254740991, maximum: 9007199254740991 }, "integer"],
  [{ anyOf: [{ type: "string" }, { type: "null" }] }, "string | null"],
  [{}, "any"],
])("says a type in a word", (schema, word) => expect(typeWord(schema)).toBe(word));
