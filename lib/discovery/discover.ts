import type { Executor } from "#db/client";
import { foldName } from "#lib/port/fold-name";
import { likeness, slips, trigrams } from "#lib/port/likeness";
import { type NameIndex, nameIndex } from "#lib/port/name-index";
import { inLanguage, type KnownPort } from "#lib/port/port";
import { placesLike } from "#lib/port/search-ports";
import { type Directory, directory } from "./directory";
import { namesOfPair } from "./names-of-pair";

/** Something that has a page: its path below the language, and its name there. */
export type Discovery = {
  kind: "crossing" | "port" | "operator" | "vessel";
  /** FROM-TO, UN/LOCODE, operator's code, vessel's slug. */
  code: string;
  name: string;
  path: string;
};

/** Longer texts name nothing. */
export const longestDiscovery = 100;

/** How sure a finding is, as placesLike counts: 5 whole name, 4 its beginning, 2 to 3 slips, 1 likeness. */
type Scored = Discovery & { score: number };

/** A mere likeness is shown when there is nothing better, and only the best of each kind. */
const sure = 2;
const mostUnsure = 5;

/**
 * Pages for what people type, best first: crossings ("genova palermo", "Gênes → Palerme"), ports, operators and
 * vessels, in any language we have names for, forgiving typos and accents. Names are in `language`. Works on
 * what the process remembers. Throws `service_unavailable`.
 */
export async function discover(
  executor: Executor,
  q: string,
  language: string,
  limit: number,
): Promise<Discovery[]> {
  const asked = foldName(q.slice(0, longestDiscovery));
  if (asked === "") return [];
  const [known, index] = await Promise.all([directory(executor), nameIndex(executor)]);
  const found = [
    ...crossingsLike(known, index, asked, language),
    ...portsLike(known, index, asked, language),
    ...namedLike(known.operators, asked, ({ code }) => [code]).map(
      ({ one, score }): Scored => ({
        kind: "operator",
        code: one.code,
        name: one.name,
        path: `/operators/${one.slug}`,
        score,
      }),
    ),
    ...namedLike(known.vessels, asked, ({ imo }) => (imo ? [imo, `imo ${imo}`] : [])).map(
      ({ one, score }): Scored => ({
        kind: "vessel",
        code: one.slug,
        name: one.name,
        path: `/vessels/${one.slug}`,
        score,
      }),
    ),
  ].sort(byScore);
  const best = found.filter(({ score }) => score >= sure);
  const shown = best.length > 0 ? best : found.slice(0, mostUnsure);
  return shown.slice(0, limit).map(({ score: _, ...discovery }) => discovery);
}

const kinds = ["crossing", "port", "operator", "vessel"];

function byScore(one: Scored, other: Scored): number {
  return other.score - one.score || kinds.indexOf(one.kind) - kinds.indexOf(other.kind);
}

/** Crossings whose ends the text names one after the other; those the other way round stand behind them. */
function crossingsLike(
  { crossings }: Directory,
  index: NameIndex,
  asked: string,
  language: string,
): Scored[] {
  const best = new Map<string, Scored>();
  const add = (from: KnownPort, to: KnownPort, score: number) => {
    const crossing = crossings.get(`${from.code} ${to.code}`);
    const known = best.get(`${from.code} ${to.code}`);
    if (!crossing || (known && known.score >= score)) return;
    const name = `${inLanguage(from, language).name} – ${inLanguage(to, language).name}`;
    best.set(`${from.code} ${to.code}`, {
      kind: "crossing",
      code: `${from.code}-${to.code}`,
      name,
      path: `/routes/${from.slug}/${to.slug}`,
      score,
    });
  };
  for (const { from, to, score } of namesOfPair(index, asked)) {
    // Above either end alone: who names two ports means what lies between.
    add(from, to, score + 1);
    add(to, from, score + 0.5);
  }
  return [...best.values()];
}

/** Ports by name, and those of a group or a country that is named. */
function portsLike(
  { ports }: Directory,
  index: NameIndex,
  asked: string,
  language: string,
): Scored[] {
  const best = new Map<string, Scored>();
  for (const { place, score } of placesLike(index, asked)) {
    for (const { code } of place.ports) {
      const port = ports.byCode.get(code);
      const own = place.kind === "port" ? score : score - 0.25;
      if (!port || (best.get(code)?.score ?? 0) >= own) continue;
      const { name, slug } = inLanguage(port, language);
      best.set(code, { kind: "port", code, name, path: `/ports/${slug}`, score: own });
    }
  }
  return [...best.values()];
}

const leastLikeness = 0.3;

/** Named things by how well a folded text names them, as ports are found. */
function namedLike<T extends { name: string; slug: string }>(
  all: readonly T[],
  asked: string,
  aliases: (one: T) => string[],
): { one: T; score: number }[] {
  const threes = trigrams(asked);
  return all.flatMap((one) => {
    const names = [one.name, one.slug, ...aliases(one)].map(foldName);
    const score = Math.max(...names.map((name) => scoreOf(name, asked, threes)));
    return score > 0 ? [{ one, score }] : [];
  });
}

function scoreOf(name: string, asked: string, threes: ReadonlySet<string>): number {
  if (name === asked) return 5;
  if (name.startsWith(asked)) return 4;
  if (name.includes(` ${asked}`)) return 3;
  const most = asked.length < 4 ? 0 : asked.length < 7 ? 1 : 2;
  const count = most > 0 ? slips(asked, name, most) : 1;
  if (count <= most) return 2 + 1 / (1 + count);
  const like = likeness(threes, trigrams(name));
  return like >= leastLikeness ? 1 + like : 0;
}
