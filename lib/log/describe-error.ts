type Known = Error & { code?: unknown; query?: unknown; params?: unknown };

const address = /[^\s@"'`<>(),;=]+@[^\s@"'`<>(),;]+/g;

/**
 * What a log line says of an error: type, code, message and where it was thrown. Drizzle's message ends
 * with the values of its query, which name people, so what the driver said is told in its place; and
 * whatever looks like an e-mail address is cut out of every message.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const told = sayable(error);
  return {
    type: told.name,
    code: told.code,
    message: told.message.slice(0, 300).replaceAll(address, "[address]"),
    // Only the frames: the first lines of a stack are the message again.
    stack: error.stack
      ?.split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 5),
  };
}

function sayable(error: Known): Known {
  for (let at = error, depth = 0; depth < 4; depth += 1) {
    if (!("params" in at) && !at.message.startsWith("Failed query")) return at;
    if (!(at.cause instanceof Error)) break;
    at = at.cause;
  }
  const silent = new Error("A query failed.") as Known;
  silent.name = error.name;
  return silent;
}
