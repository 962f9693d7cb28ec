import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../wire/testing";
import { startOperators } from "./server";

export type OperatorEntry = { effect: string; ids: string[] };
export type OperatorsStandIn = {
  base: string;
  /** Arms a fault; fields as POST /_sandbox/faults takes them. */
  arm: (fault: Record<string, unknown>) => Promise<void>;
  clear: () => Promise<void>;
  /** Effects on one of our references, or on all, without "booking.". */
  effects: (reference?: string) => Promise<OperatorEntry[]>;
  /** How it stands with them, by our reference. */
  booking: (reference: string) => Promise<{ passengers: number; vehicles: number }[]>;
  end: () => Promise<void>;
};

/** The operators' stand-in without its latency, on a port and in a folder of its own. */
export async function openOperators(): Promise<OperatorsStandIn> {
  const stateDir = mkdtempSync(join(tmpdir(), "gangway-operators-"));
  const wire = await startOperators({
    host: "127.0.0.1",
    port: await freePort(),
    stateDir,
    latencyScale: 0,
  });
  const faults = `${wire.url}/_sandbox/faults`;
  return {
    base: wire.url,
    arm: async (fault) => {
      const answer = await fetch(faults, { method: "POST", body: JSON.stringify(fault) });
      if (!answer.ok) throw new Error(`no such fault: ${await answer.text()}`);
    },
    clear: async () => void (await fetch(faults, { method: "DELETE" })),
    effects: async (reference) => {
      const answer = await fetch(`${wire.url}/_sandbox/journal`);
      const entries = (await answer.json()) as OperatorEntry[];
      return entries
        .filter(({ ids }) => reference === undefined || ids[1] === reference)
        .map(({ effect, ids }) => ({ effect: effect.replace("booking.", ""), ids }));
    },
    booking: async (reference) => {
      const answer = await fetch(`${wire.url}/_sandbox/bookings?reference=${reference}`);
      return (await answer.json()) as { passengers: number; vehicles: number }[];
    },
    end: async () => {
      await wire.close();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}
