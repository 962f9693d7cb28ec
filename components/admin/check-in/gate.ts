"use client";

// A gangway's work: what comes of a code, with and without network. Nothing here draws.
import { decide } from "#lib/boarding/gate/decide";
import type { GateBooking, GateSailing, Stage } from "#lib/boarding/gate/gate-list";
import type { Scan, ScanOutcome } from "#lib/boarding/gate/scan";
import { clockAt, dayAt } from "./clock";
import { type Asked, sendScans } from "./gate-api";
import {
  findBooking,
  keepBooking,
  pass,
  readUndos,
  settle,
  type WaitingScan,
  type Worker,
} from "./gate-store";
import { readCode } from "./read-code";
import { refusals, type Shown } from "./verdict";

export type Means = Scan["means"];
export type Gate = {
  sailing: GateSailing;
  key: string;
  stage: Stage;
  device: { id: string; name: string };
  worker: Worker;
  isOnline: () => boolean;
  /** What was heard of the network while asking. */
  heard: (from: "answer" | "away" | "signed_out") => void;
  /** Why the server would not take a scan, in its words; null as soon as it takes one. */
  refused: (why: string | null) => void;
  /** The server's no to somebody who passed here before it came. */
  tooLate: (shown: Shown) => void;
};

/** People don't wait: after this long they pass by what this device knows, and the answer is heard later. */
const patienceMs = 150;
/** Without a list to go by, nobody passes before the answer. */
const strangerMs = 3_000;

/** Decides a code, or a reference chosen by hand: the verdict to show. */
export async function decideCode(gate: Gate, code: string, means: Means): Promise<Shown> {
  const started = performance.now();
  const { sailing, stage } = gate;
  const shown = (part: Partial<Shown> & Pick<Shown, "say">): Shown => ({
    id: crypto.randomUUID(),
    booking: null,
    who: [],
    why: null,
    note: "",
    isWaiting: false,
    ...part,
    ms: performance.now() - started,
  });
  const find = (reference: string) => findBooking(sailing.id, reference);
  const reading = await readCode(code, { key: gate.key, day: sailing.day }, find);
  if (reading.is === "refused") {
    return shown({ say: "no", why: reading.why, note: refusals[reading.why].todo });
  }
  const booking = await find(reading.reference);
  if (!booking) {
    if (gate.isOnline()) {
      const asked = await askStranger(gate, code, means);
      if (asked) return shown(asked);
    }
    const { facts } = reading;
    const isOtherDay = facts && (sailing.day < facts.firstDay || sailing.day > facts.lastDay);
    const why = isOtherDay ? "wrong_day" : "wrong_sailing";
    const note = isOtherDay
      ? `The ticket is for ${facts.firstDay}${facts.lastDay === facts.firstDay ? "" : ` to ${facts.lastDay}`}. ${refusals.wrong_day.todo}`
      : "Not on the list of this device. If they booked in the last minutes, look again when there is network.";
    return shown({ say: "no", why, note });
  }
  const verdict = decide(sailing, booking, stage, new Date());
  if (verdict.say === "no") {
    return shown({ say: "no", why: verdict.why, booking, note: noteOf(gate, verdict) });
  }
  if (verdict.say === "ask") {
    const note = `Others of this booking passed at ${clockAt(verdict.since, sailing.from.zone)}. Do these come now?`;
    return shown({ say: "ask", booking, who: verdict.who, note });
  }
  const outcome = await letPass(gate, booking, verdict.who, means);
  return shown({ booking, ...outcome });
}

/** Lets those of a booking pass who are named, unless the server or this device knows better. */
export async function letPass(
  gate: Gate,
  booking: GateBooking,
  passengers: number[],
  means: Means,
): Promise<Omit<Shown, "id" | "booking" | "ms">> {
  const { sailing, stage } = gate;
  const scan: WaitingScan = {
    id: crypto.randomUUID(),
    sailing: sailing.id,
    booking: booking.id,
    code: booking.reference,
    passengers,
    stage,
    means,
    at: new Date().toISOString(),
    // Kept as if they had passed: if this page ends now, they may have.
    let_pass: true,
    by: gate.worker,
  };
  // What was taken back of this booking must be heard first.
  const undos = await readUndos();
  const isAlone = !gate.isOnline() || undos.some((undo) => undo.booking === booking.id);
  const who = await pass(sailing, scan, isAlone);
  const none = { who: [], isWaiting: false };
  if (who.length === 0) return { ...none, say: "no", why: "already", note: refusals.already.todo };
  const kept = { ...scan, passengers: who };
  const yes = { say: "yes", who, why: null, note: "" } as const;
  if (isAlone) return { ...yes, isWaiting: true };

  let hasPassed = false;
  const asked = sendScans(sailing.id, gate, [{ ...kept, let_pass: false }]).then(async (answer) => {
    hear(gate, answer);
    const [outcome] = answer.data ?? [];
    if (!outcome) return null;
    const isRefused = outcome.accepted.length < who.length;
    // Who passed meanwhile is told to the server as that: the scan goes on waiting, and is sent again.
    if (!hasPassed || !isRefused) await settle(kept, outcome);
    else gate.tooLate(refusedLate(gate, booking, outcome));
    return outcome;
  });
  const outcome = await Promise.race([asked, after(patienceMs)]);
  if (!outcome) {
    hasPassed = true;
    return { ...yes, isWaiting: true };
  }
  if (outcome.accepted.length === who.length) return { ...yes, isWaiting: false };
  return { ...none, ...refusalOf(gate, outcome) };
}

/** A code that this device's list doesn't know, put to the server; null if it doesn't answer. */
async function askStranger(
  gate: Gate,
  code: string,
  means: Means,
): Promise<(Partial<Shown> & Pick<Shown, "say">) | null> {
  const scan: Scan = {
    id: crypto.randomUUID(),
    code: code.slice(0, 400),
    passengers: null,
    stage: gate.stage,
    means,
    at: new Date().toISOString(),
    let_pass: false,
  };
  const answer = await Promise.race([sendScans(gate.sailing.id, gate, [scan]), after(strangerMs)]);
  hear(gate, answer);
  const [outcome] = answer?.data ?? [];
  if (!outcome) return null;
  if (outcome.booking) await keepBooking(gate.sailing.id, outcome.booking);
  const booking = outcome.booking;
  if (outcome.say === "yes") return { say: "yes", booking, who: outcome.accepted };
  return { booking, ...refusalOf(gate, outcome) };
}

/** A refusal is an answer, and says why; only silence is no network. */
function hear(gate: Gate, answer: Asked<unknown> | null): void {
  const failed = answer ? answer.failed : "away";
  gate.heard(failed === "away" || failed === "signed_out" ? failed : "answer");
  if (answer?.failed === "refused") gate.refused(answer.detail || "The server did not say why.");
  else if (!failed) gate.refused(null);
}

function refusalOf(gate: Gate, outcome: ScanOutcome): Pick<Shown, "say" | "why" | "note"> {
  const why = outcome.why ?? "already";
  const { zone } = gate.sailing.from;
  const [there] = outcome.already;
  const { elsewhere } = outcome;
  const facts = there
    ? `At ${clockAt(there.at, zone)}, ${there.device}. `
    : elsewhere
      ? `It is for ${elsewhere.from} → ${elsewhere.to}, ${dayAt(elsewhere.departs_at, elsewhere.zone)}. `
      : why === "too_early"
        ? `It opens at ${clockAt(gate.sailing.opens_at, zone)}. `
        : "";
  return { say: "no", why, note: `${facts}${refusals[why].todo}` };
}

function refusedLate(gate: Gate, booking: GateBooking, outcome: ScanOutcome): Shown {
  const { why, note } = refusalOf(gate, outcome);
  return {
    id: crypto.randomUUID(),
    say: "no",
    booking,
    who: [],
    why,
    note: `They passed here before the answer came. ${note}`,
    isWaiting: false,
    ms: 0,
  };
}

function noteOf(gate: Gate, { why, since }: { why: keyof typeof refusals; since?: string }) {
  const { from, opens_at } = gate.sailing;
  const facts =
    why === "already" && since
      ? `At ${clockAt(since, from.zone)}. `
      : why === "too_early"
        ? `It opens at ${dayAt(opens_at, from.zone)}. `
        : "";
  return `${facts}${refusals[why].todo}`;
}

const after = (ms: number) => new Promise<null>((resolve) => setTimeout(resolve, ms, null));
