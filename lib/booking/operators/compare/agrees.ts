import type { RecallAnswer } from "#lib/operator/contract";
import type { OperatorLegStatus } from "../operator-leg";

/** What an operator may say of a leg that is so with us. What it has not been told yet, it need not know. */
const fitting: Record<OperatorLegStatus, RecallAnswer["kind"][] | null> = {
  NOT_SENT: null,
  REQUESTED: null,
  CANCEL_REQUESTED: null,
  CONFIRMED: ["confirmed"],
  REJECTED: ["refused", "cancelled", "unknown"],
  CANCELLED: ["cancelled", "refused", "unknown"],
  // It would not cancel: on its side it stands.
  CANCEL_REFUSED: ["confirmed"],
};

/** True if both sides say the same of a leg, or one of them is still under way. */
export function agrees(ours: OperatorLegStatus, theirs: RecallAnswer["kind"]): boolean {
  return fitting[ours]?.includes(theirs) ?? true;
}
