import pino from "pino";
import { config } from "#lib/config/config";
import { traceId } from "#lib/trace/trace";
import { describeError } from "./describe-error";

const slot = Symbol.for("gangway.log");

/**
 * The process's log. Lines carry ids, codes and times; what could name a person is cut out even if a
 * caller slips.
 */
export function log(): pino.Logger {
  const holder = globalThis as { [slot]?: pino.Logger };
  holder[slot] ??= openLog();
  return holder[slot];
}

/** Lines that could not be written wait in this much memory; newer ones are dropped. */
const mostWaiting = 16 * 1024 * 1024;

function openLog(): pino.Logger {
  const out = pino.destination({ fd: 1, sync: true, maxLength: mostWaiting });
  // A disk that is full of other things costs lines, never the shop.
  out.on("error", () => {});
  return pino(options(), out);
}

function options(): pino.LoggerOptions {
  return {
    level: config().LOG_LEVEL,
    base: { pid: process.pid },
    redact: {
      paths: [
        "email",
        "name",
        "phone",
        "number",
        "*.email",
        "*.name",
        "*.phone",
        "*.number",
        "*.document",
        "*.authorization",
        "*.cookie",
      ],
      remove: true,
    },
    serializers: { err: describeError },
    mixin: () => {
      const id = traceId();
      return id === undefined ? {} : { traceId: id };
    },
  };
}
