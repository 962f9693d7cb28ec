import { emit } from "./emit";
import { newId } from "./ids";
import { makeTransaction } from "./make-charge";
import type { Charge, Dispute } from "./types";
import type { World } from "./world";

const FEE = 2000;
const EVIDENCE_DAYS = 9;

const EVIDENCE_KEYS =
  "access_activity_log billing_address cancellation_policy cancellation_policy_disclosure cancellation_rebuttal customer_communication customer_email_address customer_name customer_purchase_ip customer_signature duplicate_charge_documentation duplicate_charge_explanation duplicate_charge_id product_description receipt refund_policy refund_policy_disclosure refund_refusal_explanation service_date service_documentation shipping_address shipping_carrier shipping_date shipping_documentation shipping_tracking_number uncategorized_file uncategorized_text".split(
    " ",
  );

/** The cardholder went to the bank. An inquiry moves no money yet. */
export function openDispute(
  world: World,
  charge: Charge,
  kind: "fraudulent" | "product_not_received" | "inquiry",
): void {
  const inquiry = kind === "inquiry";
  const reason = inquiry ? "fraudulent" : kind;
  const dispute: Dispute = {
    id: newId("du"),
    object: "dispute",
    amount: charge.amount,
    balance_transaction: null,
    balance_transactions: [],
    charge: charge.id,
    created: world.now(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: {
      ...Object.fromEntries(EVIDENCE_KEYS.map((key) => [key, null])),
      enhanced_evidence: {},
    },
    evidence_details: {
      due_by: world.now() + EVIDENCE_DAYS * 24 * 60 * 60,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "manual",
    },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: {
        brand: "visa",
        case_type: inquiry ? "inquiry" : "chargeback",
        network: "visa",
        network_reason_code: reason === "fraudulent" ? "10.4" : "13.1",
      },
      type: "card",
    },
    reason,
    status: inquiry ? "warning_needs_response" : "needs_response",
  };
  charge.disputed = true;
  charge.dispute = dispute.id;
  world.charges.save(charge.id, charge);
  world.disputes.save(dispute.id, dispute);
  if (!inquiry) moveFunds(world, dispute, -1);
  emit(world, "charge.dispute.created", dispute);
  if (!inquiry) emit(world, "charge.dispute.funds_withdrawn", dispute);
}

/** Money leaves with a dispute (and a fee), and comes back if it is won. */
export function moveFunds(world: World, dispute: Dispute, sign: 1 | -1): void {
  dispute.balance_transactions.push(
    structuredClone(
      makeTransaction(world, {
        amount: sign * dispute.amount,
        currency: dispute.currency,
        source: dispute.id,
        type: "adjustment",
        fee: sign < 0 ? FEE : 0,
        category: sign < 0 ? "dispute" : "dispute_reversal",
      }),
    ),
  );
  world.disputes.save(dispute.id, dispute);
}
