import type { JsonObject } from "../wire/json";
import { emit } from "./emit";
import { invalid } from "./errors";
import { moveFunds } from "./open-dispute";
import type { Dispute } from "./types";
import type { World } from "./world";

const OPEN = ["needs_response", "warning_needs_response", "under_review", "warning_under_review"];

/** Evidence, which the bank rules on a little later by Stripe's two magic words. */
export function giveEvidence(
  world: World,
  dispute: Dispute,
  change: {
    evidence: JsonObject | undefined;
    metadata: Record<string, string> | undefined;
    submit: boolean;
  },
): void {
  const previous: JsonObject = {};
  if (change.metadata) {
    previous.metadata = { ...dispute.metadata };
    dispute.metadata = change.metadata;
  }
  if (change.evidence) {
    if (!OPEN.includes(dispute.status)) {
      throw invalid("This dispute is already closed; its evidence can no longer be changed.");
    }
    previous.evidence = { ...dispute.evidence };
    dispute.evidence = { ...dispute.evidence, ...change.evidence };
    dispute.evidence_details.has_evidence = true;
    if (change.submit) {
      previous.status = dispute.status;
      dispute.status = dispute.status.startsWith("warning")
        ? "warning_under_review"
        : "under_review";
      const count = dispute.evidence_details.submission_count;
      dispute.evidence_details.submission_count = (typeof count === "number" ? count : 0) + 1;
      const word = String(dispute.evidence.uncategorized_text ?? "");
      if (word === "winning_evidence" || word === "losing_evidence") {
        const verdict = word === "winning_evidence" ? "won" : "lost";
        world.later("close_dispute", dispute.id, undefined, verdict);
      }
    }
  }
  world.disputes.save(dispute.id, dispute);
  emit(world, "charge.dispute.updated", dispute, previous);
}

/** The end of it: by the bank's verdict, or by us giving in. */
export function closeDispute(world: World, dispute: Dispute, verdict: "won" | "lost"): void {
  if (!OPEN.includes(dispute.status)) {
    throw invalid(`This dispute is already closed with a status of ${dispute.status}.`);
  }
  const inquiry = dispute.status.startsWith("warning");
  dispute.status = inquiry ? "warning_closed" : verdict;
  world.disputes.save(dispute.id, dispute);
  if (!inquiry && verdict === "won") moveFunds(world, dispute, 1);
  emit(world, "charge.dispute.closed", dispute);
  if (!inquiry && verdict === "won") emit(world, "charge.dispute.funds_reinstated", dispute);
}
