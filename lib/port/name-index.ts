import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import { foldName } from "./fold-name";
import { trigrams } from "./likeness";
import { type KnownPlace, placeOfPort } from "./place";
import { portDirectory } from "./port-directory";
import { forget, remembered } from "./remembered";

export type IndexedPlace = {
  place: KnownPlace;
  /** Routes from here: of two that are as likely, the busier one. */
  routes: number;
};
export type IndexedName = IndexedPlace & { key: string; threes: Set<string> };

export type NameIndex = {
  names: IndexedName[];
  /** Ports only, the ones with most routes first. */
  popular: KnownPlace[];
  /** Places by each whole name, folded; several may share one. */
  byKey: ReadonlyMap<string, IndexedPlace[]>;
};

type NameRow = { slug: string; name: string };

/** Every name of every place in every language, folded; read once a minute for the process. */
export function nameIndex(executor: Executor): Promise<NameIndex> {
  return remembered("place-names", executor, 60, async () => {
    const { bySlug, places } = await portDirectory(executor);
    const [names, counts] = await withReading(
      Promise.all([
        executor<NameRow[]>`
          select p.slug, n.name from port_name n join port p on p.code = n.port_code
          union all select slug, name from port
          union all select place_slug, name from place_name
          union all select slug, name from place`,
        executor<{ code: string; routes: number }[]>`
          select from_port as code, count(*)::int as routes from route where sold group by from_port`,
      ]),
    );
    const routes = new Map(counts.map((count) => [count.code, count.routes]));
    const found = new Map<string, IndexedPlace>();
    for (const place of [...[...bySlug.values()].map(placeOfPort), ...places.values()]) {
      const sum = place.ports.reduce((total, { code }) => total + (routes.get(code) ?? 0), 0);
      found.set(place.slug, { place, routes: sum });
    }
    return indexOf(found, names);
  });
}

function indexOf(found: Map<string, IndexedPlace>, rows: NameRow[]): NameIndex {
  const names: IndexedName[] = [];
  const byKey = new Map<string, IndexedPlace[]>();
  const known = new Set<string>();
  const add = (slug: string, key: string) => {
    const one = found.get(slug);
    if (!one || key === "" || known.has(`${slug} ${key}`)) return;
    known.add(`${slug} ${key}`);
    names.push({ ...one, key, threes: trigrams(key) });
    byKey.set(key, [...(byKey.get(key) ?? []), one]);
  };
  for (const { slug, name } of rows) {
    add(slug, foldName(name));
    // "Tunis (La Goulette)" is also either of the two.
    const parts = /^(.+?)\s*\((.+)\)$/.exec(name);
    for (const part of parts?.slice(1) ?? []) add(slug, foldName(part));
    add(slug, foldName(slug));
  }
  const ports = [...found.values()].filter(({ place }) => place.kind === "port");
  const popular = ports
    .toSorted(
      (one, other) => other.routes - one.routes || (one.place.name < other.place.name ? -1 : 1),
    )
    .map(({ place }) => place);
  return { names, popular, byKey };
}

/** Makes the next reader see names as they are now; for whoever changed them, and for tests. */
export function forgetNames(): void {
  forget("place-names");
}
