import { invalid, missingParam } from "./errors";
import type { Form, FormTable } from "./form";

/** Readers of parameters: strict as Stripe is, with Stripe's words when they refuse. */
export type Read<T> = (value: Form, name: string) => T;
export type Shape = Record<string, Read<unknown>>;
export type Params<S extends Shape> = { [K in keyof S]?: ReturnType<S[K]> };

export const integer: Read<number> = (value, name) => {
  const plain = text(value, name);
  if (!/^-?\d{1,15}$/.test(plain)) {
    throw invalid(`Invalid integer: ${plain}`, { code: "parameter_invalid_integer", param: name });
  }
  return Number(plain);
};

/** Amounts of money start at 1; zero and below are a matter of form, not of state. */
export const positive: Read<number> = (value, name) => {
  const amount = integer(value, name);
  if (amount < 1) {
    throw invalid("This value must be greater than or equal to 1.", {
      code: "parameter_invalid_integer",
      param: name,
    });
  }
  return amount;
};

export const text: Read<string> = (value, name) => {
  if (typeof value !== "string") throw invalid(`Invalid string: ${name}`, { param: name });
  if (value === "") {
    throw invalid(
      `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however '${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`,
      { code: "parameter_invalid_empty", param: name },
    );
  }
  return value;
};

export const bool: Read<boolean> = (value, name) => {
  if (value === "true" || value === "false") return value === "true";
  throw invalid(`Invalid boolean: ${typeof value === "string" ? value : "{}"}`, { param: name });
};

export function oneOf<T extends string>(...values: T[]): Read<T> {
  return (value, name) => {
    const found = values.find((v) => v === value);
    if (found !== undefined) return found;
    const last = values.at(-1) ?? "";
    const list =
      values.length > 2 ? `${values.slice(0, -1).join(", ")}, or ${last}` : values.join(" or ");
    throw invalid(`Invalid ${name}: must be ${values.length > 1 ? "one of " : ""}${list}`, {
      param: name,
    });
  };
}

/** An empty string unsets. */
export function clearable<T>(read: Read<T>): Read<T | null> {
  return (value, name) => (value === "" ? null : read(value, name));
}

export function list<T>(read: Read<T>): Read<T[]> {
  return (value, name) => {
    if (typeof value === "string") throw invalid("Invalid array", { param: name });
    return Object.entries(value).map(([key, item]) => read(item, `${name}[${key}]`));
  };
}

/** Taken and not acted upon: a parameter Stripe knows and the stand-in has no use for. */
export const carried: Read<Form> = (value) => value;

export const metadata: Read<Record<string, string> | null> = (value, name) => {
  if (value === "") return null;
  if (typeof value === "string") throw invalid("Invalid object", { param: name });
  const out: Record<string, string> = {};
  for (const [key, item] of Object.entries(value)) {
    const param = `${name}[${key}]`;
    if (typeof item !== "string") {
      throw invalid(
        `Metadata values must be strings, but for key '${key}' you passed in a value of type hash`,
        { param },
      );
    }
    if (/[[\]]/.test(key)) {
      throw invalid(`Metadata keys cannot contain square brackets, but you passed in '${key}'`, {
        param,
      });
    }
    if (key.length > 40) {
      throw invalid(`Metadata keys can have up to 40 characters, but you passed in '${key}'`, {
        param,
      });
    }
    if (item.length > 500) {
      throw invalid(
        `Metadata values can have up to 500 characters, but you passed in a value that is ${item.length} characters. Invalid value: ${item}`,
        { param },
      );
    }
    out[key] = item;
  }
  return atMostFifty(out);
};

/** An empty value takes its key away; an empty `metadata` takes all. */
export function merged(
  old: Record<string, string>,
  change: Record<string, string> | null | undefined,
): Record<string, string> {
  if (change === undefined) return old;
  if (change === null) return {};
  const all = Object.entries({ ...old, ...change });
  return atMostFifty(Object.fromEntries(all.filter(([, value]) => value !== "")));
}

function atMostFifty(metadata: Record<string, string>): Record<string, string> {
  if (Object.keys(metadata).length <= 50) return metadata;
  throw invalid("Metadata can only have up to 50 keys", { param: "metadata" });
}

export function hash<S extends Shape>(shape: S): Read<Params<S>> {
  return (value, name) => {
    if (typeof value === "string") throw invalid("Invalid object", { param: name });
    return readAll(shape, value, name);
  };
}

export function readAll<S extends Shape>(shape: S, form: FormTable, parent = ""): Params<S> {
  const named = (key: string) => (parent ? `${parent}[${key}]` : key);
  const unknown = Object.keys(form).filter((key) => !Object.hasOwn(shape, key));
  if (unknown.length > 0) {
    const names = unknown.map(named);
    throw invalid(`Received unknown parameter${names.length > 1 ? "s" : ""}: ${names.join(", ")}`, {
      code: "parameter_unknown",
      param: names[0],
    });
  }
  const out: Partial<Record<keyof S, unknown>> = {};
  for (const [key, value] of Object.entries(form)) {
    const read = shape[key];
    if (read) out[key as keyof S] = read(value, named(key));
  }
  return out as Params<S>;
}

export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw missingParam(name);
  return value;
}
