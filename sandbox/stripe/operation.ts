import type { JsonObject } from "../wire/json";
import { carried, list, type Params, type Shape, text } from "./params";
import type { World } from "./world";

export interface Call {
  world: World;
  /** The ids in the path, in order. */
  ids: string[];
  /** A publishable key: the payer's browser. */
  publishable: boolean;
  origin: string;
}

export interface Operation {
  method: "GET" | "POST" | "DELETE";
  pattern: RegExp;
  /** May a publishable key call it? */
  browser: boolean;
  shape: Shape;
  run: (call: Call, params: never) => JsonObject;
}

const common = { expand: list(text) };
/** What Stripe.js adds to every call. */
const fromBrowser = {
  key: carried,
  _stripe_version: carried,
  client_attribution_metadata: carried,
};

/** `POST /v1/refunds/:id`, its parameters, and what it does. */
export function operation<S extends Shape>(
  route: string,
  shape: S,
  run: (call: Call, params: Params<S>) => JsonObject,
  browser = false,
): Operation {
  const [method = "GET", path = "/"] = route.split(" ");
  return {
    method: method as Operation["method"],
    pattern: new RegExp(`^${path.replace(/:id/g, "([^/]+)")}$`),
    browser,
    shape: browser ? { ...shape, ...common, ...fromBrowser } : { ...shape, ...common },
    run: run as Operation["run"],
  };
}
