import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Checkout } from "./checkout";
import { emptyDraft } from "./draft";
import {
  dropDrafts,
  dropKeys,
  keyFor,
  loadDraft,
  loadPlace,
  saveDraft,
  savePlace,
} from "./draft-storage";

const checkout = {
  draftKey: "j?adults=1",
  bands: ["adult"],
  journeys: [{ fares: [{ code: "standard" }] }],
} as unknown as Checkout;
const total = { amount_minor: 12_000, currency: "EUR" };

/** A tab's storage: the names in it are its own properties. */
function tab(): Storage {
  const methods = {
    getItem(this: Record<string, string>, name: string) {
      return this[name] ?? null;
    },
    setItem(this: Record<string, string>, name: string, value: string) {
      this[name] = value;
    },
    removeItem(this: Record<string, string>, name: string) {
      delete this[name];
    },
  };
  return Object.create(methods);
}

describe("what a tab keeps of a checkout", () => {
  beforeEach(() => void vi.stubGlobal("sessionStorage", tab()));

  it("is the whole draft, what it cost, and where one was", () => {
    const draft = emptyDraft(checkout);
    saveDraft(checkout, { draft, total });
    savePlace(checkout, { at: "passenger-1", done: ["fare-0"] });
    expect(loadDraft(checkout)).toEqual({ draft, total });
    expect(loadPlace(checkout)).toEqual({ at: "passenger-1", done: ["fare-0"] });
  });

  it("is of that party and those journeys only, and nothing after the booking", () => {
    saveDraft(checkout, { draft: emptyDraft(checkout), total });
    savePlace(checkout, { at: "contact", done: [] });
    const other = { ...checkout, bands: ["adult", "adult"] } as unknown as Checkout;
    expect(loadDraft(other)).toBeNull();
    dropDrafts();
    expect(loadDraft(checkout)).toBeNull();
    expect(loadPlace(checkout)).toBeNull();
    expect(Object.keys(sessionStorage)).toEqual([]);
  });

  it("keeps the key of the same body, and makes another for another", () => {
    const key = keyFor(checkout, "body");
    expect(keyFor(checkout, "body")).toBe(key);
    expect(keyFor(checkout, "changed")).not.toBe(key);
    dropKeys();
    expect(keyFor(checkout, "body")).not.toBe(key);
  });

  it("does without where storage is forbidden", () => {
    vi.stubGlobal("sessionStorage", undefined);
    saveDraft(checkout, { draft: emptyDraft(checkout), total });
    expect(loadDraft(checkout)).toBeNull();
    expect(loadPlace(checkout)).toBeNull();
  });
});
