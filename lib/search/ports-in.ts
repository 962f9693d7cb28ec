/** One port, or all those of a group. */
export type Ports = string | readonly string[];

/**
 * Ports as the values of `in (…)`, of which one is as cheap as `=`. Several are repeated up to the next
 * power of two: so few different statements keep their prepared plan.
 */
export function portsIn(ports: Ports): string[] {
  if (typeof ports === "string") return [ports];
  const last = ports.at(-1);
  if (last === undefined) return [""];
  const size = 2 ** Math.ceil(Math.log2(ports.length));
  return [...ports, ...Array<string>(size - ports.length).fill(last)];
}
