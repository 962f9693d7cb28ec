import { type Environment, parseEnvironment } from "./environment";

const slot = Symbol.for("gangway.config");
type Slot = { [slot]?: Environment };

/** The process's configuration, parsed once at first use; `next build` never uses it. Throws as parseEnvironment. */
export function config(): Environment {
  const holder = globalThis as Slot;
  holder[slot] ??= parseEnvironment(process.env);
  return holder[slot];
}
