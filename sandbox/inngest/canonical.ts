/**
 * RFC 8785, as the SDK does it: it parses a request's body and signs the canonical text of what it
 * parsed. Bodies are therefore sent canonical, and put together from canonical parts.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== "object" || hasToJson(value)) {
    return JSON.stringify(value) ?? "null";
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const record = value as Record<string, unknown>;
  const members = Object.keys(record)
    .sort()
    .filter((key) => record[key] !== undefined)
    .map((key) => `${JSON.stringify(key)}:${canonical(record[key])}`);
  return `{${members.join(",")}}`;
}

// The SDK's library leaves such objects in their own order; so must we, or signatures differ.
function hasToJson(value: object): boolean {
  return "toJSON" in value && value.toJSON != null;
}
