// A population that looks at sailings, made up: for a machine without traffic, and for tests. What it says of the
// recommendations holds for people who are as these are, and for no others:
//
// - Each wants to go one way: a family of routes, those between the same two countries, chosen by its size with a
//   few that everybody wants; seven in ten of a person's looks are at one route of it, the rest at its neighbours.
// - Each has a day in mind, 3 to 40 days ahead, and is bound to it (half a day), easy (two days) or free (five).
// - Each minds prices not at all, some, or much; and would rather leave in the morning or in the evening.
// - A sitting is two to ten looks, a quarter of an hour all in all. Each look goes to a sailing by what it is worth
//   to that person with a little chance (softmax); one look in ten goes anywhere at all.
// - One person in four comes back on another day, with the same wishes.

export type KnownSailing = {
  id: string;
  route_id: number;
  family: string;
  departs_at: Date;
  /** In any unit, comparable on a route. */
  price: number;
};

export type SimulatedLook = { person: number; sailing_id: string; route_id: number; at: Date };

type Options = { people: number; seed: number; from: Date; days: number };

type Wishes = {
  family: string;
  route: number;
  day: number;
  daysReach: number;
  mindsPrice: number;
  hour: number;
};

const dayMs = 86_400_000;

/** Looks of so many people over so many days, in order of time. The same seed gives the same. */
export function simulateLooks(sailings: KnownSailing[], options: Options): SimulatedLook[] {
  const random = randomFrom(options.seed);
  const families = new Map<string, KnownSailing[]>();
  for (const sailing of sailings) {
    const family = families.get(sailing.family);
    if (family) family.push(sailing);
    else families.set(sailing.family, [sailing]);
  }
  const weights = [...families].map(([family, of]) => ({
    family,
    weight: of.length * (random() < 0.15 ? 8 : 1),
  }));
  const looks: SimulatedLook[] = [];
  for (let person = 0; person < options.people; person += 1) {
    const begins = options.from.getTime() + random() * options.days * dayMs;
    const wishes = wishesOf(begins);
    looks.push(...sittingOf(person, wishes, begins));
    if (random() < 0.25)
      looks.push(...sittingOf(person, wishes, begins + dayMs * (1 + random() * 3)));
  }
  const end = options.from.getTime() + options.days * dayMs;
  return looks
    .filter(({ at }) => at.getTime() < end)
    .sort((one, other) => one.at.getTime() - other.at.getTime());

  function wishesOf(begins: number): Wishes {
    const { family } = pick(weights, ({ weight }) => weight);
    const routes = [...new Set((families.get(family) ?? []).map(({ route_id }) => route_id))];
    return {
      family,
      route: pick(routes, () => 1),
      day: begins + dayMs * (3 + random() * 37),
      daysReach: pick([0.5, 2, 5], () => 1),
      mindsPrice: pick([0, 4, 12], () => 1),
      hour: pick([9, 20], () => 1),
    };
  }

  function sittingOf(person: number, wishes: Wishes, begins: number): SimulatedLook[] {
    const near = (families.get(wishes.family) ?? []).filter(
      ({ departs_at }) =>
        departs_at.getTime() > begins + dayMs &&
        Math.abs(departs_at.getTime() - wishes.day) < 14 * dayMs,
    );
    if (near.length < 2) return [];
    const usual = near.reduce((sum, { price }) => sum + price, 0) / near.length;
    const worth = ({ departs_at, price, route_id }: KnownSailing) => {
      const days = Math.abs(departs_at.getTime() - wishes.day) / dayMs;
      const hours = Math.abs(((departs_at.getUTCHours() - wishes.hour + 36) % 24) - 12);
      const dear = price / usual - 1;
      const other = route_id === wishes.route ? 0 : 1.8;
      return Math.exp(-days / wishes.daysReach - wishes.mindsPrice * dear - hours / 12 - other);
    };
    const seen = new Set<string>();
    const looks: SimulatedLook[] = [];
    const many = 2 + Math.min(8, Math.floor(-Math.log(1 - random()) * 2.2));
    for (let nth = 0; nth < many; nth += 1) {
      const strays = random() < 0.1;
      const left = (strays ? sailings : near).filter(
        ({ id, departs_at }) => !seen.has(id) && departs_at.getTime() > begins + dayMs,
      );
      if (left.length === 0) break;
      const { id, route_id } = pick(left, strays ? () => 1 : worth);
      seen.add(id);
      const at = new Date(begins + (nth * 15 * 60_000) / many);
      looks.push({ person, sailing_id: id, route_id, at });
    }
    return looks;
  }

  function pick<T>(list: readonly T[], weightOf: (one: T) => number): T {
    const weighed = list.map(weightOf);
    let at = random() * weighed.reduce((sum, weight) => sum + weight, 0);
    for (let index = 0; index < list.length; index += 1) {
      at -= weighed[index] as number;
      if (at <= 0) return list[index] as T;
    }
    return list[list.length - 1] as T;
  }
}

/** The same looks, each at a sailing that somebody looked at, no matter who: nothing goes with anything any more. */
export function shuffleLooks(looks: SimulatedLook[], seed: number): SimulatedLook[] {
  const random = randomFrom(seed);
  const order = looks
    .map(({ sailing_id, route_id }) => ({ sailing_id, route_id, by: random() }))
    .sort((one, other) => one.by - other.by);
  return looks.map((look, index) => {
    const { sailing_id, route_id } = order[index] as (typeof order)[number];
    return { ...look, sailing_id, route_id };
  });
}

/** Mulberry32: numbers from 0 to 1, always the same for a seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
