"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { GateBooking, Stage } from "#lib/boarding/gate/gate-list";
import { useOnline } from "../../ui/use-online";
import { decideCode, type Gate, letPass, type Means } from "./gate";
import { askList } from "./gate-api";
import {
  findBooking,
  type KeptList,
  keepList,
  readBookings,
  readList,
  takeBack,
  type Worker,
} from "./gate-store";
import { signal } from "./signals";
import { readOwn, sendWaiting } from "./sync";
import type { Shown } from "./verdict";

const listEveryMs = 20_000;
const sendEveryMs = 4_000;

export type Work = ReturnType<typeof useGate>;

/**
 * A gangway at work on a sailing: its list, kept fresh while there is network, what waits to be sent, and the
 * verdict of the last scan.
 */
export function useGate(
  list: KeptList,
  stage: Stage,
  device: { id: string; name: string },
  worker: Worker,
) {
  const [kept, setKept] = useState(list);
  const [bookings, setBookings] = useState<GateBooking[]>([]);
  const [waiting, setWaiting] = useState(0);
  const [others, setOthers] = useState<{ name: string; count: number }[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [alarms, setAlarms] = useState<Shown[]>([]);
  const [hears, setHears] = useState<"answer" | "away" | "signed_out">("answer");
  const hasNetwork = useOnline();
  const isOnline = hasNetwork && hears === "answer";
  const now = useRef({ isOnline, hasNetwork });
  now.current = { isOnline, hasNetwork };
  const sailingId = list.sailing.id;

  const show = useCallback((next: Shown) => {
    setShown(next);
    signal(next.say);
  }, []);
  const look = useCallback(async () => {
    setBookings(await readBookings(sailingId));
    const own = await readOwn(worker);
    setWaiting(own.scans.length + own.undos.length);
    setOthers(own.others);
  }, [sailingId, worker]);
  const alarm = useCallback((next: Shown) => {
    setAlarms((before) => [...before, next]);
    signal("no");
  }, []);

  const gate = useMemo<Gate>(
    () => ({
      sailing: kept.sailing,
      key: kept.key,
      stage,
      device,
      worker,
      isOnline: () => now.current.isOnline,
      heard: setHears,
      refused: setRefusal,
      tooLate: alarm,
    }),
    [kept, stage, device, worker, alarm],
  );

  const refresh = useCallback(async () => {
    if (!now.current.hasNetwork) return;
    const answer = await askList(sailingId);
    if (answer.data) {
      await keepList(answer.data);
      const fresh = await readList(sailingId);
      if (fresh) setKept(fresh);
    }
    setHears(answer.failed === "signed_out" ? "signed_out" : answer.data ? "answer" : "away");
    await look();
  }, [sailingId, look]);

  const send = useCallback(async () => {
    if (!now.current.hasNetwork) return;
    const own = await readOwn(worker);
    if (own.scans.length + own.undos.length === 0) return;
    const { conflicts, notTakenBack, failed, refusal: why } = await sendWaiting(device, worker);
    if (failed) setHears(failed);
    else setRefusal(why);
    for (const { undo, detail } of notTakenBack) {
      const booking = (await readBookings(undo.sailing)).find(({ id }) => id === undo.booking);
      alarm({
        id: undo.id,
        say: "no",
        booking: booking ?? null,
        who: undo.passengers,
        why: "not_taken_back",
        note: detail,
        isWaiting: false,
        ms: 0,
      });
    }
    for (const { scan, outcome } of conflicts) {
      const booking = await findBooking(scan.sailing, scan.code);
      const there = outcome.already[0];
      alarm({
        id: scan.id,
        say: "no",
        booking,
        who: outcome.flagged,
        why: outcome.why ?? "already",
        note: there
          ? `Passed at ${there.device} too. It stands on the manifest, to be looked at.`
          : "It stands on the manifest, to be looked at.",
        isWaiting: false,
        ms: 0,
      });
    }
    await look();
  }, [device, worker, look, alarm]);

  useEffect(() => {
    void look();
    void refresh();
    const lists = setInterval(refresh, listEveryMs);
    const sends = setInterval(send, sendEveryMs);
    return () => {
      clearInterval(lists);
      clearInterval(sends);
    };
  }, [look, refresh, send]);
  // Back in a network: what waits goes first, and then what others did comes.
  useEffect(() => {
    if (hasNetwork) void send().then(refresh);
  }, [hasNetwork, send, refresh]);

  const scan = useCallback(
    async (code: string, means: Means) => {
      show(await decideCode(gate, code, means));
      await look();
    },
    [gate, show, look],
  );
  const letThrough = useCallback(
    async (booking: GateBooking, who: number[], means: Means) => {
      const started = performance.now();
      const outcome = await letPass(gate, booking, who, means);
      const fresh = await findBooking(sailingId, booking.reference);
      show({
        id: crypto.randomUUID(),
        booking: fresh ?? booking,
        ...outcome,
        ms: performance.now() - started,
      });
      await look();
    },
    [gate, show, look, sailingId],
  );

  /** Takes people back here at once, and tells the server as soon as it hears. Answers what is against it, or null. */
  const takeThemBack = useCallback(
    async (booking: GateBooking, passengers: number[], reason: string) => {
      const who = await takeBack({
        id: crypto.randomUUID(),
        sailing: sailingId,
        booking: booking.id,
        passengers,
        stage,
        reason,
        at: new Date().toISOString(),
        by: worker,
      });
      if (who === null) return "They are aboard. Take the boarding back first.";
      await look();
      await send();
      if (now.current.hasNetwork) void refresh();
      return who.length > 0 ? null : "None of them passed.";
    },
    [sailingId, stage, worker, look, send, refresh],
  );

  return {
    sailing: kept.sailing,
    asOf: kept.as_of,
    stage,
    bookings,
    waiting,
    others,
    refusal,
    shown,
    alarms,
    hears,
    isOnline,
    scan,
    letThrough,
    takeThemBack,
    forgetAlarm: (id: string) => setAlarms((all) => all.filter((one) => one.id !== id)),
    forgetShown: () => setShown(null),
  };
}
