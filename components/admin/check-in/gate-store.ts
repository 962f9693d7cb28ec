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
/** A scan that waits to be sent. It says that it let people pass: if this page ends first, it may have. */
export type WaitingScan = Scan & { sailing: string; booking: string };
export type Settings = { device: { id: string; name: string }; port: string; stage: Stage };

const name = "gangway-gate";

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => {
      const made = asked.result;
      made.createObjectStore("lists", { keyPath: "sailing.id" });
      const bookings = made.createObjectStore("bookings", { keyPath: ["sailing", "id"] });
      bookings.createIndex("reference", ["sailing", "reference"]);
      const waiting = made.createObjectStore("waiting", { keyPath: "id" });
      waiting.createIndex("sailing", "sailing");
      made.createObjectStore("settings");
    };
    asked.onsuccess = () => resolve(asked.result);
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

type Stores = "lists" | "bookings" | "waiting" | "settings";

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

/** Keeps a fresh list in place of the one before; what passed here and isn't sent yet stays passed. */
export async function keepList({ bookings, ...list }: GateList): Promise<void> {
  const sailing = list.sailing.id;
  await within(["lists", "bookings", "waiting"], "readwrite", async (store) => {
    store("lists").put(list);
    store("bookings").delete(ofSailing(sailing));
    const byId = new Map(bookings.map((booking) => [booking.id, booking]));
    const waiting = await answer<WaitingScan[]>(store("waiting").index("sailing").getAll(sailing));
    for (const scan of waiting) {
      const booking = byId.get(scan.booking);
      if (booking)
        byId.set(scan.booking, passed(booking, scan.passengers ?? [], scan.stage, scan.at));
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

function passed<T extends GateBooking>(
  booking: T,
  who: number[],
  stage: Stage,
  at: string | null,
): T {
  const key = stage === "boarded" ? "boarded_at" : "checked_in_at";
  return {
    ...booking,
    passengers: booking.passengers.map((one) =>
      who.includes(one.n) ? { ...one, [key]: at } : one,
    ),
  };
}
