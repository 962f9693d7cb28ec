import { toOffsetTime } from "#lib/clock/zones";
import { legId } from "../part/cancel-scope";
import { nearestKind } from "./nearest-kind";
import type { OwnedClaim, OwnedLeg, RebookFacts, SailingFacts } from "./read-rebooking";
import type {
  RebookClaim,
  RebookPreview,
  RebookProblem,
  RebookSailing,
  RebookWish,
} from "./rebook-wish";

/** A leg, where it goes, and what it takes of which pool there. */
export type PlannedMove = {
  leg: OwnedLeg;
  to: SailingFacts;
  claims: (OwnedClaim & { toPoolId: number; toKind: string })[];
};
export type RebookPlan = { moves: PlannedMove[]; preview: RebookPreview };

/**
 * Who chooses. Staff: also sailings that are closed to new bookings, or between ports near by. The traveller: only
 * where a sailing of that journey does not sail as it was booked, within three weeks of when it was to leave, and
 * nothing better than what was paid for unless that is all there is.
 */
export type Choice = "staff" | "traveller";

/** So many days before and after the departure as booked a traveller may go instead. */
export const choiceDays = 21;

/**
 * What moving legs to other sailings would do, and all that stands against it. The same places are taken:
 * as many passengers, the same lanes, cabins and kennels, or what the wish names in their stead. Pure.
 */
export function planRebooking(facts: RebookFacts, wish: RebookWish, choice: Choice): RebookPlan {
  const problems: RebookProblem[] = [];
  if (facts.status !== "CONFIRMED") {
    problems.push(problem("not_bookable", "", "Only a confirmed booking can be moved."));
  }
  if (wish.moves.length === 0) problems.push(problem("invalid", "moves", "Name a leg to move."));
  const moves: PlannedMove[] = [];
  const shown: RebookPreview["moves"] = [];
  wish.moves.forEach(({ leg: position, toSailingId, fromSailingId, instead }, index) => {
    const path = `moves.${index}`;
    const leg = facts.legs.find((one) => one.position === position);
    const to = facts.targets.find((one) => one.id === toSailingId);
    const twice = wish.moves.findIndex((one) => one.leg === position) !== index;
    if (!leg || twice) {
      problems.push(problem("invalid", `${path}.leg`, "The booking has no such leg to move."));
      return;
    }
    if (fromSailingId && leg.id !== fromSailingId) {
      // Nothing else about it is of interest: it has to be looked at anew.
      const words = "The leg was moved to another sailing meanwhile.";
      problems.push(problem("not_bookable", `${path}.leg`, words));
      return;
    }
    const against = fits(facts, leg, to, `${path}.to_sailing_id`, choice);
    if (choice === "traveller") against.push(...mayChoose(facts, leg, to, path));
    if (wish.moves.findIndex((one) => one.toSailingId === toSailingId) !== index) {
      against.push(
        problem("invalid", `${path}.to_sailing_id`, "Two legs cannot sail on one sailing."),
      );
    }
    problems.push(...against);
    const claims = to ? claimsFor(facts, { ...wish.instead, ...instead }, { leg, to, choice }) : [];
    problems.push(...claims.flatMap((claim) => claim.problem ?? []));
    if (to && against.length === 0)
      moves.push({ leg, to, claims: claims.flatMap((claim) => claim.planned ?? []) });
    shown.push({
      leg: legId(position),
      from: named(leg),
      to: to ? named(to) : null,
      claims: claims.map(({ claim }) => claim),
    });
  });
  problems.push(...outOfOrder(facts, moves));
  const touched = moves.map(({ leg }) => leg);
  return {
    moves,
    preview: {
      moves: shown,
      passengers: new Set(touched.flatMap((leg) => leg.passengers)).size,
      vehicles: new Set(touched.flatMap((leg) => leg.vehicles)).size,
      gives_up_with: names(touched.filter((leg) => leg.operator_status !== "NOT_SENT")),
      asks: names(moves.map(({ to }) => to)),
      mail: facts.language,
      remarks: remarksOn(moves),
      problems,
    },
  };
}

const problem = (code: RebookProblem["code"], path: string, message: string): RebookProblem => ({
  code,
  path,
  message,
});

const names = (sailings: SailingFacts[]) => [
  ...new Set(sailings.map(({ operator_name }) => operator_name)),
];

/** A sailing as it is named beside a move. */
export function named(sailing: SailingFacts): RebookSailing {
  return {
    id: sailing.id,
    operator: { code: sailing.operator_code, name: sailing.operator_name },
    vessel: sailing.vessel,
    voyage_id: sailing.voyage_id,
    from: { code: sailing.from_code, name: sailing.from_name, zone: sailing.from_zone },
    to: { code: sailing.to_code, name: sailing.to_name, zone: sailing.to_zone },
    departs_at: toOffsetTime(sailing.departs_at, sailing.from_zone),
    arrives_at: toOffsetTime(sailing.arrives_at, sailing.to_zone),
    status: sailing.status,
  };
}

/** Whether a leg may go to a sailing, whatever is free on it. */
function fits(
  { legs, near, now, pools }: RebookFacts,
  leg: OwnedLeg,
  to: SailingFacts | undefined,
  path: string,
  choice: Choice,
): RebookProblem[] {
  if (!to) return [problem("invalid", path, "There is no such sailing.")];
  if (legs.some((one) => one.id === to.id)) {
    return [problem("invalid", path, "The booking is on this sailing already.")];
  }
  const isNear = (one: string, other: string) => one === other || near.includes(`${one} ${other}`);
  const found: RebookProblem[] = [];
  if (leg.status !== "cancelled" && leg.departs_at <= now) {
    found.push(problem("not_bookable", path, "The leg to be moved has sailed."));
  }
  if (leg.status !== "cancelled" && leg.aboard) {
    const words = "Somebody is aboard already: take their boarding back first.";
    found.push(problem("not_bookable", path, words));
  }
  if (to.operator_code !== leg.operator_code) {
    found.push(
      problem("not_bookable", path, "Another operator's sailing needs a booking of its own."),
    );
  }
  if (!isNear(leg.from_code, to.from_code) || !isNear(leg.to_code, to.to_code)) {
    found.push(problem("not_bookable", path, "This sailing goes elsewhere."));
  }
  const sells = to.status === "open" || (to.status === "closed" && choice === "staff");
  if (!sells || to.departs_at <= now || !pools.some((pool) => pool.sailing_id === to.id)) {
    found.push(problem("not_bookable", path, "This sailing cannot be booked."));
  }
  return found;
}

const dayMs = 86_400_000;

/** What stands against a choice of the traveller's own, whatever is free. */
function mayChoose(
  { legs }: RebookFacts,
  leg: OwnedLeg,
  to: SailingFacts | undefined,
  path: string,
): RebookProblem[] {
  const isDisrupted = legs.some(
    (one) => one.journey_index === leg.journey_index && one.disruption !== null,
  );
  if (!isDisrupted) {
    return [problem("not_bookable", `${path}.leg`, "This crossing sails as it was booked.")];
  }
  const was = leg.disruption
    ? Date.parse(leg.disruption.was_to_depart_at)
    : leg.departs_at.getTime();
  const found: RebookProblem[] = [];
  if (to && Math.abs(to.departs_at.getTime() - was) > choiceDays * dayMs) {
    const words = "This sailing leaves more than three weeks from the one that was booked.";
    found.push(problem("not_bookable", `${path}.to_sailing_id`, words));
  }
  if (to && (to.from_code !== leg.from_code || to.to_code !== leg.to_code)) {
    const words = "This sailing is between other ports: ask us to book it for you.";
    found.push(problem("not_bookable", `${path}.to_sailing_id`, words));
  }
  return found;
}

type Asked = {
  claim: RebookClaim;
  planned?: PlannedMove["claims"][number];
  problem?: RebookProblem;
};

/** What a leg owns, as it is claimed on the new sailing; several legs on one sailing share what is free. */
function claimsFor(
  facts: RebookFacts,
  instead: Record<string, string>,
  { leg, to, choice }: { leg: OwnedLeg; to: SailingFacts; choice: Choice },
): Asked[] {
  const own = facts.claims.filter((claim) => claim.leg_position === leg.position);
  const kinds = own.map(({ kind }) => instead[kind] ?? kind);
  const nearest = choice === "traveller" ? standIns(facts, leg, to) : null;
  return own.map((owned, index): Asked => {
    const kind = kinds[index] ?? owned.kind;
    const pool = facts.pools.find((one) => one.sailing_id === to.id && one.kind === kind);
    const claim = {
      kind: owned.kind,
      taken_as: kind,
      quantity: owned.quantity,
      available: pool?.available ?? null,
    };
    if (kind !== owned.kind) {
      const why = whyNotInstead(facts, owned, kind);
      if (why) return { claim, problem: problem("invalid", `instead.${owned.kind}`, why) };
      if (kinds.indexOf(kind) !== index) {
        const twice = "Two kinds cannot become the same one.";
        return { claim, problem: problem("invalid", `instead.${owned.kind}`, twice) };
      }
      if (nearest && nearest[owned.kind] !== kind) {
        const other = "What is free there has changed: look at it again.";
        return { claim, problem: problem("no_capacity", `instead.${owned.kind}`, other) };
      }
    }
    if (!pool || pool.available < owned.quantity) {
      return { claim, problem: problem("no_capacity", kind, shortWords(claim)) };
    }
    return { claim, planned: { ...owned, toPoolId: pool.id, toKind: kind } };
  });
}

/**
 * What a leg would take on a sailing in place of the kinds it finds too little of there, by kind: the nearest that
 * is free. A kind that nothing can stand in for is left out.
 */
export function standIns(
  facts: RebookFacts,
  leg: OwnedLeg,
  to: SailingFacts,
): Record<string, string> {
  const own = facts.claims.filter((claim) => claim.leg_position === leg.position);
  const pools = facts.pools.filter((pool) => pool.sailing_id === to.id);
  const freeFor = (quantity: number) =>
    pools.filter(({ available }) => available >= quantity).map(({ kind }) => kind);
  const found: Record<string, string> = {};
  for (const owned of own) {
    const free = freeFor(owned.quantity);
    if (free.includes(owned.kind)) continue;
    const taken = Object.values(found);
    const open = free.filter(
      (kind) => !taken.includes(kind) && whyNotInstead(facts, owned, kind) === null,
    );
    const nearest = nearestKind(owned.kind, open);
    if (nearest) found[owned.kind] = nearest;
  }
  return found;
}

/** A cabin for a cabin; a low vehicle also stands under a high deck, never the other way round. */
function whyNotInstead(facts: RebookFacts, owned: OwnedClaim, kind: string): string | null {
  const isCabin = owned.kind.startsWith("cabin:") && kind.startsWith("cabin:");
  const isHigher = owned.kind === "lane_low_cm" && kind === "lane_high_cm";
  if (!isCabin && !isHigher) return "This cannot stand in for it.";
  const others = facts.claims.some(
    (one) => one.leg_position === owned.leg_position && one.kind === kind,
  );
  if (others) return "The booking has this kind there already: move it as it is.";
  if (isCabin && facts.cancelled_lines.includes(`${owned.leg_position} ${owned.kind}`)) {
    return "Some of this kind were cancelled before: it cannot become another kind.";
  }
  return null;
}

function shortWords({ taken_as, quantity, available }: RebookClaim): string {
  if (available === null) return `The new sailing has no ${taken_as}.`;
  return `${taken_as}: ${quantity} needed, ${Math.max(0, available)} free.`;
}

/** Each sailing of the booking must leave after the one before it has arrived. */
function outOfOrder({ legs }: RebookFacts, moves: PlannedMove[]): RebookProblem[] {
  const after = legs.map(
    (leg): SailingFacts => moves.find((move) => move.leg.position === leg.position)?.to ?? leg,
  );
  const late = after.find((sailing, index) => {
    const before = after[index - 1];
    return before && sailing.departs_at < before.arrives_at;
  });
  if (!late) return [];
  const words = `${late.from_name} – ${late.to_name} would leave before the sailing ahead of it arrives.`;
  return [problem("invalid", "moves", words)];
}

function remarksOn(moves: PlannedMove[]): string[] {
  return moves.flatMap(({ leg, to }) => {
    const remarks: string[] = [];
    if (to.status === "closed") remarks.push("The new sailing is closed to new bookings.");
    if (to.from_code !== leg.from_code) {
      remarks.push(`It leaves from ${to.from_name}, not ${leg.from_name}.`);
    }
    if (to.to_code !== leg.to_code) {
      remarks.push(`It arrives in ${to.to_name}, not ${leg.to_name}.`);
    }
    return remarks;
  });
}
