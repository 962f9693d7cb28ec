type Named = { name: string; operator_code: string };
type LegShip = { operator: { code: string }; vessel: { name: string } };

/**
 * The vessel of a leg, which tells only its name: the operator's own of that name, or the only one
 * of that name (a chartered ship sails for another operator than its owner). Undefined otherwise.
 */
export function vesselOf<V extends Named>(fleet: readonly V[], leg: LegShip): V | undefined {
  const named = fleet.filter((vessel) => vessel.name === leg.vessel.name);
  return (
    named.find((vessel) => vessel.operator_code === leg.operator.code) ??
    (named.length === 1 ? named[0] : undefined)
  );
}
