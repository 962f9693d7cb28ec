import type { Executor } from "#db/client";
import type { ListedOperator } from "#lib/operator/list-operators";
import { foldName } from "#lib/port/fold-name";
import { nameIndex } from "#lib/port/name-index";
import type { KnownPort } from "#lib/port/port";
import type { FleetVessel } from "#lib/voyage/fleet";
import { type Crossing, directory } from "./directory";

/** What an address means, and whether it stands where it should: if not, its page is at its slug. */
export type Found<T> = { subject: T; isProper: boolean };

/** Longer names nothing has. */
const longest = 80;

/**
 * The port of a page's address: its slug; or its slug in other letters, its code or a name that only it
 * has in any language, as old links may have it. Null for none. Throws `service_unavailable`.
 */
export async function findPort(executor: Executor, text: string): Promise<Found<KnownPort> | null> {
  if (text.length > longest) return null;
  const { bySlug, byCode } = (await directory(executor)).ports;
  const port = bySlug.get(text);
  if (port) return { subject: port, isProper: true };
  const other = bySlug.get(text.toLowerCase()) ?? byCode.get(text.toUpperCase());
  if (other) return { subject: other, isProper: false };
  const named = (await nameIndex(executor)).byKey.get(foldName(text)) ?? [];
  const ports = named.filter(({ place }) => place.kind === "port");
  const only = ports.length === 1 ? ports[0]?.place.ports[0] : undefined;
  return only ? { subject: only, isProper: false } : null;
}

/** The crossing between two ports as an address names them; null where no ship of ours sails it. */
export async function findCrossing(
  executor: Executor,
  fromText: string,
  toText: string,
): Promise<Found<Crossing> | null> {
  const [from, to] = await Promise.all([findPort(executor, fromText), findPort(executor, toText)]);
  if (!from || !to) return null;
  const { crossings } = await directory(executor);
  const crossing = crossings.get(`${from.subject.code} ${to.subject.code}`);
  return crossing ? { subject: crossing, isProper: from.isProper && to.isProper } : null;
}

/** The operator of an address: its slug, or its code or name. */
export async function findOperatorPage(
  executor: Executor,
  text: string,
): Promise<Found<ListedOperator> | null> {
  const { operators } = await directory(executor);
  return findNamed(operators, text, ({ code }) => [code]);
}

/** The vessel of an address: its slug, its number at the IMO, or a name that only it has. */
export async function findVessel(
  executor: Executor,
  text: string,
): Promise<Found<FleetVessel> | null> {
  const { vessels } = await directory(executor);
  return findNamed(vessels, text, ({ imo }) => (imo ? [imo, `imo ${imo}`] : []));
}

function findNamed<T extends { slug: string; name: string }>(
  all: readonly T[],
  text: string,
  aliases: (one: T) => string[],
): Found<T> | null {
  if (text.length > longest) return null;
  const exact = all.find(({ slug }) => slug === text);
  if (exact) return { subject: exact, isProper: true };
  const asked = foldName(text);
  const alike = all.filter((one) =>
    [one.slug, one.name, ...aliases(one)].some((name) => foldName(name) === asked),
  );
  const [only] = alike;
  return only && alike.length === 1 ? { subject: only, isProper: false } : null;
}
