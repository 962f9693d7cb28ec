import { expect, test } from "vitest";
import { startedEvents } from "#lib/invariant/started-events";
import { giveTestConfig } from "#lib/testing/test-config";
import { groups } from "../functions";

test("the invariants know each event that begins a run", () => {
  giveTestConfig();
  const triggers = Object.values(groups)
    .flat()
    .flatMap((fn) => (fn.opts.triggers ?? []) as { event?: unknown }[])
    .flatMap((trigger) => (typeof trigger.event === "string" ? [trigger.event] : []));
  expect([...startedEvents].sort()).toEqual([...new Set(triggers)].sort());
});
