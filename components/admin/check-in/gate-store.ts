"use client";

// What a gangway's device keeps (IndexedDB): a sailing's list, to be used without network, and the scans that
// are not sent yet. A pass is written in one transaction with the look whether somebody passed before, so that
// nobody passes twice on one device, in however many windows.
import { decide } from "#lib/boarding/gate/decide";
import type { GateBooking, GateList, GateSailing, Stage } from "#lib/boarding/gate/gate-list";
import type { Scan, ScanOutcome } from "#lib/boarding/gate/scan";

/** A list without its bookings, which stand apart. */
export type KeptList = Omit<GateList, "bookings">;
type KeptBooking = GateBooking & { sailing: string };
/** Who works at this device, as the page was given to them. */
export type Worker = { id: string; name: string };
/**
 * A scan that waits to be sent. It says that it let people pass: if this page ends first, it may have. It is sent
 * by whoever made it, and by nobody else.
 */
export type WaitingScan = Scan & { sailing: string; booking: string; by: Worker };
/** That people were taken back, which waits as scans do. */
export type WaitingUndo = {
  id: string;
  sailing: string;
  booking: string;
  passengers: number[];
  stage: Stage;
  reason: string;
  /** By this device's clock. */
  at: string;
  by: Worker;
};
export type Settings = { device: { id: string; name: string }; port: string; stage: Stage };

const name = "gangway-gate";

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 2);
    asked.onupgradeneeded = ({ oldVersion }) => {
      const made = asked.result;
      made.createObjectStore("undos", { keyPath: "id" }).createIndex("sailing", "sailing");
      if (oldVersion > 0) return;
      made.createObjectStore("lists", { keyPath: "sailing.id" });
      const bookings = made.createObjectStore("bookings", { keyPath: ["sailing", "id"] });
      bookings.createIndex("reference", ["sailing", "reference"]);
      const waiting = made.createObjectStore("waiting", { keyPath: "id" });
      waiting.createIndex("sailing", "sailing");
      made.createObjectStore("settings");
    };
    asked.onsuccess = () => {
      // Another window has a newer page: it must not wait for this one.
      asked.result.onversionchange = () => asked.result.close();
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

type Stores = "lists" | "bookings" | "waiting" | "undos" | "settings";

/** Runs `work` in one transaction; `strict`: it is on disk when this resolves. */
async function within<T>(
  stores: Stores[],
  mode: IDBTransactionMode,
  work: (store: (name: Stores) => IDBObjectStore) => Promise<T>,
  durability: "strict" | "relaxed" = "relaxed",
): Promise<T> {
  const database = await open();
  const transaction = database.transaction(stores, mode, { durability });
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  const result = await work((store) => transaction.objectStore(store));
  await done;
  return result;
}

const ofSailing = (sailing: string) => IDBKeyRange.bound([sailing, ""], [sailing, "\uffff"]);

/** Keeps a fresh list in place of the one before; what was done here and isn't sent yet stays done, in its order. */
export async function keepList({ bookings, ...list }: GateList): Promise<void> {
  const sailing = list.sailing.id;
  await within(["lists", "bookings", "waiting", "undos"], "readwrite", async (store) => {
    store("lists").put(list);
    store("bookings").delete(ofSailing(sailing));
    const byId = new Map(bookings.map((booking) => [booking.id, booking]));
    const waiting = await answer<WaitingScan[]>(store("waiting").index("sailing").getAll(sailing));
    const undos = await answer<WaitingUndo[]>(store("undos").index("sailing").getAll(sailing));
    for (const step of [...waiting, ...undos].sort((a, b) => a.at.localeCompare(b.at))) {
      const booking = byId.get(step.booking);
      if (!booking) continue;
      const done = "reason" in step ? takenBack(booking, step) : passedBy(booking, step);
      byId.set(step.booking, done);
    }
    for (const booking of byId.values()) store("bookings").put({ ...booking, sailing });
  });
}

/** The list that is kept of a sailing, or null. */
export async function readList(sailing: string): Promise<KeptList | null> {
  const found = await within(["lists"], "readonly", (store) =>
    answer<KeptList | undefined>(store("lists").get(sailing)),
  );
  return found ?? null;
}

/** All bookings of the kept list. */
export async function readBookings(sailing: string): Promise<GateBooking[]> {
  return await within(["bookings"], "readonly", (store) =>
    answer<KeptBooking[]>(store("bookings").getAll(ofSailing(sailing))),
  );
}

/** A booking of the kept list by its reference, or null. */
export async function findBooking(sailing: string, reference: string): Promise<GateBooking | null> {
  const found = await within(["bookings"], "readonly", (store) =>
    answer<KeptBooking | undefined>(store("bookings").index("reference").get([sailing, reference])),
  );
  return found ?? null;
}

/** Keeps what the server said of one booking. */
export async function keepBooking(sailing: string, booking: GateBooking): Promise<void> {
  await within(["bookings"], "readwrite", async (store) => {
    store("bookings").put({ ...booking, sailing });
  });
}

/**
 * Lets those of a scan pass who did not before, and keeps the scan to be sent: on disk, where only this device
 * will know of it for a while. Answers who passes; nobody, if all of them had.
 */
export async function pass(
  sailing: GateSailing,
  scan: WaitingScan,
  isAlone: boolean,
): Promise<number[]> {
  const letPass = async (store: (name: Stores) => IDBObjectStore) => {
    const booking = await answer<KeptBooking | undefined>(
      store("bookings").get([scan.sailing, scan.booking]),
    );
    if (!booking) return [];
    const verdict = decide(sailing, booking, scan.stage, new Date(scan.at));
    const free = verdict.say === "no" ? [] : verdict.who;
    const who = (scan.passengers ?? free).filter((one) => free.includes(one));
    if (who.length === 0) return [];
    store("bookings").put({ ...passed(booking, who, scan.stage, scan.at), sailing: scan.sailing });
    store("waiting").put({ ...scan, passengers: who });
    return who;
  };
  const durability = isAlone ? "strict" : "relaxed";
  return await within(["bookings", "waiting"], "readwrite", letPass, durability);
}

/**
 * Takes back that people passed, here at once, and keeps that to be sent. Answers whom it was taken back from, or
 * null where some are aboard and only their check-in was meant.
 */
export async function takeBack(undo: WaitingUndo): Promise<number[] | null> {
  return await within(
    ["bookings", "undos"],
    "readwrite",
    async (store) => {
      const booking = await answer<KeptBooking | undefined>(
        store("bookings").get([undo.sailing, undo.booking]),
      );
      if (!booking) return [];
      const chosen = booking.passengers.filter(({ n }) => undo.passengers.includes(n));
      if (undo.stage === "checked_in" && chosen.some((one) => one.boarded_at)) return null;
      const key = keyOf(undo.stage);
      const who = chosen.filter((one) => one[key] !== null).map(({ n }) => n);
      if (who.length === 0) return [];
      const kept = { ...undo, passengers: who };
      store("bookings").put({ ...passed(booking, who, undo.stage, null), sailing: undo.sailing });
      store("undos").put(kept);
      return who;
    },
    "strict",
  );
}

/** What was taken back and waits to be sent, oldest first. */
export async function readUndos(): Promise<WaitingUndo[]> {
  const all = await within(["undos"], "readonly", (store) =>
    answer<WaitingUndo[]>(store("undos").getAll()),
  );
  return all.sort((a, b) => a.at.localeCompare(b.at));
}

/** It was sent, or refused for good: it waits no longer. */
export async function forgetUndo(id: string): Promise<void> {
  await within(["undos"], "readwrite", async (store) => {
    store("undos").delete(id);
  });
}

/** Puts what the server said of a scan in place of what was thought here; the scan waits no longer. */
export async function settle(scan: WaitingScan, outcome: ScanOutcome): Promise<void> {
  await within(["bookings", "waiting"], "readwrite", async (store) => {
    store("waiting").delete(scan.id);
    const booking = await answer<KeptBooking | undefined>(
      store("bookings").get([scan.sailing, scan.booking]),
    );
    if (!booking) return;
    let known: GateBooking = booking;
    const refused = (scan.passengers ?? []).filter((one) => !outcome.accepted.includes(one));
    for (const one of refused) {
      const there = outcome.already.find(({ passenger }) => passenger === one);
      known = passed(known, [one], scan.stage, there?.at ?? null);
    }
    store("bookings").put({ ...known, sailing: scan.sailing });
  });
}

/** Scans that wait to be sent, oldest first. */
export async function readWaiting(): Promise<WaitingScan[]> {
  const all = await within(["waiting"], "readonly", (store) =>
    answer<WaitingScan[]>(store("waiting").getAll()),
  );
  return all.sort((a, b) => a.at.localeCompare(b.at));
}

export async function readSetting<T>(key: string): Promise<T | null> {
  const found = await within(["settings"], "readonly", (store) =>
    answer<T | undefined>(store("settings").get(key)),
  );
  return found ?? null;
}

export async function keepSetting(key: string, value: unknown): Promise<void> {
  await within(["settings"], "readwrite", async (store) => {
    store("settings").put(value, key);
  });
}

/** Removes the lists of sailings that are over. */
export async function forgetPast(now: Date): Promise<void> {
  const lists = await within(["lists"], "readonly", (store) =>
    answer<KeptList[]>(store("lists").getAll()),
  );
  const past = lists.filter(({ sailing }) => Date.parse(sailing.arrives_at) < now.getTime());
  for (const { sailing } of past) await forgetList(sailing.id);
}

/** Removes a sailing's list and the names on it. */
export async function forgetList(sailing: string): Promise<void> {
  await within(["lists", "bookings"], "readwrite", async (store) => {
    store("lists").delete(sailing);
    store("bookings").delete(ofSailing(sailing));
  });
}

/** Removes every list and name. Scans that wait stay: they name nobody, and somebody passed by them. */
export async function forgetLists(): Promise<void> {
  await within(["lists", "bookings", "settings"], "readwrite", async (store) => {
    for (const one of ["lists", "bookings"] as const) store(one).clear();
    store("settings").delete("sailing");
  });
}

const keyOf = (stage: Stage) => (stage === "boarded" ? "boarded_at" : "checked_in_at");

function passedBy(booking: GateBooking, scan: WaitingScan): GateBooking {
  return passed(booking, scan.passengers ?? [], scan.stage, scan.at);
}

/** Not of who came back since, wherever that was. */
function takenBack(booking: GateBooking, { passengers, stage, at }: WaitingUndo): GateBooking {
  const key = keyOf(stage);
  const who = booking.passengers
    .filter((one) => passengers.includes(one.n) && Date.parse(one[key] ?? at) <= Date.parse(at))
    .map(({ n }) => n);
  return passed(booking, who, stage, null);
}

function passed<T extends GateBooking>(
  booking: T,
  who: number[],
  stage: Stage,
  at: string | null,
): T {
  const key = keyOf(stage);
  return {
    ...booking,
    passengers: booking.passengers.map((one) =>
      who.includes(one.n) ? { ...one, [key]: at } : one,
    ),
  };
}
