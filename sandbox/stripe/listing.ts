import type { JsonObject } from "../wire/json";
import { invalid, missingObject } from "./errors";
import type { FormTable } from "./form";
import { clearable, integer, type Params, type Read, readAll, text } from "./params";

const range: Read<Bounds> = (value, name) => {
  if (typeof value === "string") {
    const at = integer(value, name);
    return { gte: at, lte: at };
  }
  return readAll(
    { gt: integer, gte: integer, lt: integer, lte: integer },
    value as FormTable,
    name,
  );
};

interface Bounds {
  gt?: number;
  gte?: number;
  lt?: number;
  lte?: number;
}

const limit: Read<number> = (value, name) => {
  const wanted = integer(value, name);
  if (wanted < 1 || wanted > 100) {
    throw invalid(
      wanted < 1
        ? "This value must be greater than or equal to 1."
        : "This value must be less than or equal to 100.",
      { code: "parameter_invalid_integer", param: name },
    );
  }
  return wanted;
};

export const pageShape = { limit, starting_after: text, ending_before: text };

export const listShape = { ...pageShape, created: range };

/** Lists of what a customer may own. */
export const ownedShape = { ...listShape, customer: clearable(text) };

interface Listed extends JsonObject {
  id: string;
  created: number;
}

/** A page of Stripe's, newest first, by cursor. */
export function listing(
  newestFirst: Listed[],
  url: string,
  name: string,
  params: Partial<Params<typeof ownedShape>>,
): JsonObject {
  const { gt = -1, gte = 0, lt = Infinity, lte = Infinity } = params.created ?? {};
  const fitting = newestFirst.filter(
    ({ created: at, customer }) =>
      at > gt &&
      at >= gte &&
      at < lt &&
      at <= lte &&
      (!params.customer || customer === params.customer),
  );
  const size = params.limit ?? 10;
  const indexOf = (id: string, param: string) => {
    const index = fitting.findIndex((item) => item.id === id);
    if (index < 0) throw missingObject(name, id, param);
    return index;
  };
  let data: Listed[];
  let has_more: boolean;
  if (params.ending_before !== undefined) {
    const end = indexOf(params.ending_before, "ending_before");
    const start = Math.max(0, end - size);
    data = fitting.slice(start, end);
    has_more = start > 0;
  } else {
    const start =
      params.starting_after === undefined
        ? 0
        : indexOf(params.starting_after, "starting_after") + 1;
    data = fitting.slice(start, start + size);
    has_more = fitting.length > start + size;
  }
  return { object: "list", data, has_more, url };
}
