import type { Schema } from "./document";

/** A value's type in a word: "integer 0–9", "date-time", "\"f\" | \"m\"". */
export function typeWord(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return [...new Set(either.map(typeWord))].join(" | ");
  const type = Array.isArray(schema.type) ? schema.type.join(" | ") : (schema.type ?? "any");
  if (schema.format) return schema.format;
  const { minimum, maximum } = schema;
  const isBounded = minimum !== undefined && maximum !== undefined;
  // Zod states JavaScript's own limits; they say nothing to a reader.
  if (type === "integer" && isBounded && maximum < Number.MAX_SAFE_INTEGER) {
    return `integer ${minimum}–${maximum}`;
  }
  return type;
}

/** A schema as the JSON it describes, with types for values and `?` after what may be absent. */
export function shapeOf(schema: Schema, indent = ""): string {
  const either = (schema.anyOf ?? schema.oneOf)?.filter((option) => option.type !== "null");
  if (either?.length === 1 && either[0] && isNested(either[0])) {
    return `${shapeOf(either[0], indent)} | null`;
  }
  if (schema.items) return `[${shapeOf(schema.items, indent)}]`;
  if (!schema.properties) return typeWord(schema);
  const inner = `${indent}  `;
  const lines = Object.entries(schema.properties).map(([name, value]) => {
    const mark = schema.required?.includes(name) ? "" : "?";
    return `${inner}${name}${mark}: ${shapeOf(value, inner)}`;
  });
  return `{\n${lines.join("\n")}\n${indent}}`;
}

function isNested(schema: Schema): boolean {
  return schema.properties !== undefined || schema.items !== undefined;
}
