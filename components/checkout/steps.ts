import type { Checkout } from "./checkout";
import type { Faults } from "./validate-draft";

/** One decision. `index`: which crossing, or which passenger. */
export type Step = {
  id: string;
  part: "fare" | "cabins" | "passenger" | "vehicle" | "contact";
  index: number;
};

/** A bicycle has no plate, and who alone may ride it is known: nothing is left to ask. */
export function asksVehicle({ vehicle, bands }: Checkout): boolean {
  if (!vehicle) return false;
  return vehicle.kind !== "bicycle" || bands.filter((band) => band === "adult").length > 1;
}

/** The decisions of a checkout in their order; what is known or cannot be had is not asked. */
export function stepsOf(checkout: Checkout): Step[] {
  const crossings = checkout.journeys.flatMap((journey, index) => [
    { id: `fare-${index}`, part: "fare" as const, index },
    ...(journey.aboard.some(({ cabins }) => cabins.length > 0)
      ? [{ id: `cabins-${index}`, part: "cabins" as const, index }]
      : []),
  ]);
  const people = checkout.bands.map((_, index) => ({
    id: `passenger-${index + 1}`,
    part: "passenger" as const,
    index,
  }));
  return [
    ...crossings,
    ...people,
    ...(asksVehicle(checkout) ? [{ id: "vehicle", part: "vehicle" as const, index: 0 }] : []),
    { id: "contact", part: "contact", index: 0 },
  ];
}

/** Whether the answer at a path, as the API names it, is given in a step. */
function isAskedIn(step: Step, path: string): boolean {
  if (step.part === "passenger") return path.startsWith(`passengers.${step.index}.`);
  if (step.part === "vehicle") return path.startsWith("vehicles.");
  if (step.part === "contact") return path.startsWith("contact.");
  return false;
}

export function faultsIn(step: Step, faults: Faults): Faults {
  return Object.fromEntries(Object.entries(faults).filter(([path]) => isAskedIn(step, path)));
}

/** The first step with something to mend, or undefined. */
export function firstFaulty(steps: Step[], faults: Faults): Step | undefined {
  return steps.find((step) => Object.keys(faultsIn(step, faults)).length > 0);
}

/** Whether a step may be opened: all decisions before it are made. */
export function isReachable(steps: Step[], id: string, done: string[]): boolean {
  const here = steps.findIndex((step) => step.id === id);
  return here >= 0 && steps.slice(0, here).every((step) => done.includes(step.id));
}

/** Where one goes on to: the next decision not yet made, at last the last. */
export function stepAfter(steps: Step[], id: string, done: string[]): Step {
  const here = steps.findIndex((step) => step.id === id);
  const next = steps.slice(here + 1).find((step) => !done.includes(step.id));
  return next ?? steps.find((step) => !done.includes(step.id)) ?? (steps.at(-1) as Step);
}
