import type { Money } from "#lib/money/money";
import { type People, peopleOf } from "./carried-people";
import type { Checkout } from "./checkout";
import type { Draft } from "./draft";
import type { Place } from "./use-steps";

// sessionStorage: what was typed outlives a step back or a reload, and is gone with the tab.

/** The number goes up when a draft's shape changes. */
const prefix = "gangway.draft.2:";
const peopleName = `${prefix}people`;

function nameOf(checkout: Checkout): string {
  return `${prefix}${checkout.draftKey}`;
}

/** Storage may be full or forbidden; then the draft simply lives as long as the page. */
function quietly<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** What was typed, and what it cost when it was last on the screen. */
export type Kept = { draft: Draft; total: Money };

/** The draft typed before for the same journeys and party, if it still fits them. */
export function loadDraft(checkout: Checkout): Kept | null {
  return quietly(() => {
    const text = sessionStorage.getItem(nameOf(checkout));
    const kept = text ? (JSON.parse(text) as Kept) : null;
    const draft = kept?.draft;
    const fits =
      draft?.passengers.length === checkout.bands.length &&
      draft.fares.every((code, index) =>
        checkout.journeys[index]?.fares.some((fare) => fare.code === code),
      );
    return fits ? kept : null;
  });
}

export function saveDraft(checkout: Checkout, kept: Kept): void {
  quietly(() => sessionStorage.setItem(nameOf(checkout), JSON.stringify(kept)));
  const people = peopleOf(checkout, kept.draft, loadPeople());
  quietly(() => sessionStorage.setItem(peopleName, JSON.stringify(people)));
}

/** Who travels, as it was typed last in this tab for whatever journey and party. */
export function loadPeople(): People | null {
  return quietly(() => JSON.parse(sessionStorage.getItem(peopleName) ?? "null") as People | null);
}

/** Which decision was open in this checkout, and which were made. */
export function loadPlace(checkout: Checkout): Place | null {
  return quietly(() => JSON.parse(sessionStorage.getItem(`${nameOf(checkout)}:place`) ?? "null"));
}

export function savePlace(checkout: Checkout, place: Place): void {
  quietly(() => sessionStorage.setItem(`${nameOf(checkout)}:place`, JSON.stringify(place)));
}

/** Forgets whatever was typed: its booking is confirmed. */
export function dropDrafts(): void {
  dropNames((name) => name.startsWith(prefix));
}

/** Lets the same answers make a new booking: the one they made has ended. */
export function dropKeys(): void {
  dropNames((name) => name.startsWith(prefix) && name.endsWith(":key"));
}

function dropNames(isMeant: (name: string) => boolean): void {
  quietly(() => {
    for (const name of Object.keys(sessionStorage).filter(isMeant)) sessionStorage.removeItem(name);
  });
}

/**
 * The idempotency key of a body: the same body keeps its key over reloads, second clicks and a step
 * back, so it leads to the same booking; a changed one gets a new key.
 */
export function keyFor(checkout: Checkout, body: string): string {
  const name = `${nameOf(checkout)}:key`;
  const kept = quietly(() => JSON.parse(sessionStorage.getItem(name) ?? "null")) as {
    key: string;
    body: string;
  } | null;
  if (kept?.body === body) return kept.key;
  const key = crypto.randomUUID();
  quietly(() => sessionStorage.setItem(name, JSON.stringify({ key, body })));
  return key;
}
