import { middle, short } from "./numbers.mjs";

export const perSecond = (number) => short(number, "/s");
export const ms = (number) => short(number, "ms");

/** A line of the table. `ratio` is the number against what it is compared with; `met` of undefined is no mark. */
export function line(what, number, against, ratio, mark, met) {
  const said = ratio == null ? "" : `${short(ratio)} ×`;
  const verdict = met === undefined ? "" : met ? "met" : "missed";
  return [what, number, against, said, mark ?? "", verdict];
}

export const spentOn = ({ app, postgres }) =>
  app == null || postgres == null ? null : app + postgres;
export const parts = (rounds, figure) =>
  ["app", "postgres", "redis"]
    .map((name) => `${name} ${short(middle(rounds, (round) => figure(round)[name]))}`)
    .join(", ");
export const atMost = (number, most) => (number == null ? undefined : number <= most);
export const over = (number, other) => (number == null || !other ? null : number / other);

/** Answers that were not what was asked for: a rate is worth nothing without them. */
export function badLines(results) {
  const bad = results.map((result) => result.bad).filter(Boolean);
  return bad.length > 0 ? [line("  other answers", bad.join("; "), "", null, "none", false)] : [];
}
