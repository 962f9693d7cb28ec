import type { Tx } from "#db/client";
import type { FareConditions } from "#db/schema/fare";
import type { Actor } from "#lib/audit/actor";
import { recordStaffAction } from "#lib/audit/record-staff-action";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError, type FieldError } from "#lib/errors/domain-error";

export type PolicyDraft = {
  operatorCode: string;
  fareCode: string;
  name: string;
  /** Null withdraws the policy. */
  conditions: FareConditions | null;
  /** First and last day (YYYY-MM-DD) of sale and of departure, by the departure port's calendar; absent: open. */
  sale?: { from?: string; until?: string };
  travel?: { from?: string; until?: string };
  priority?: number;
  /** Absent: at once. */
  effectiveAt?: Date;
};

/**
 * Publishes a policy of a fare as a new version of its name, and answers which; the versions before stay as
 * they are, and so does what was sold by them. For publishFarePolicy, which forgets searches after the
 * commit. Throws `forbidden`, `not_found` for a fare nobody sells, `invalid` for conditions or
 * windows that make no sense.
 */
export async function publishPolicy(tx: Tx, actor: Actor, draft: PolicyDraft): Promise<number> {
  requireStaff(actor, "policies");
  refuseNonsense(draft);
  const { operatorCode, fareCode, name, conditions, sale, travel } = draft;
  // Two at once take turns, so that each has its own version.
  const [fare] = await tx`
    select from fare where operator_code = ${operatorCode} and code = ${fareCode} for update`;
  if (!fare) throw new DomainError("not_found", "There is no such fare.");
  const [row] = await tx<{ version: number }[]>`
    insert into fare_policy (operator_code, fare_code, name, version, effective_at, conditions,
      sale_from, sale_until, travel_from, travel_until, priority, published_by)
    select ${operatorCode}, ${fareCode}, ${name}, coalesce(max(version), 0) + 1,
      ${draft.effectiveAt ?? tx`now()`}, ${conditions === null ? null : tx.json(conditions)},
      ${sale?.from ?? null}, ${sale?.until ?? null}, ${travel?.from ?? null}, ${travel?.until ?? null},
      ${draft.priority ?? 0}, ${`${actor.kind}:${actor.id ?? ""}`}
    from fare_policy
    where operator_code = ${operatorCode} and fare_code = ${fareCode} and name = ${name}
    returning version`;
  const version = row?.version as number;
  await recordStaffAction(tx, actor, {
    action: "publish_policy",
    subject: `${operatorCode}/${fareCode}/${name}`,
    before: version > 1 ? `version ${version - 1}` : null,
    after: conditions === null ? "withdrawn" : `version ${version}`,
  });
  return version;
}

const mostDays = 365;
const mostHours = mostDays * 24;

function refuseNonsense({ conditions, sale, travel }: PolicyDraft): void {
  const errors: FieldError[] = [];
  for (const [path, window] of Object.entries({ sale, travel })) {
    if (window?.from && window.until && window.until < window.from) {
      errors.push({ path, message: "Ends before it begins." });
    }
  }
  const tiers = conditions?.cancellation ?? [];
  tiers.forEach((tier, index) => {
    const path = `conditions.cancellation.${index}`;
    const { hours_before: hours = 0, days_before: days = 1 } = tier;
    const isLead = Number.isInteger(hours) && Number.isInteger(days);
    if (!isLead || hours < 0 || hours > mostHours || days < 1 || days > mostDays) {
      errors.push({ path, message: "Whole hours, or whole days from one on, up to a year." });
    }
    if (!Number.isInteger(tier.refund_bp) || tier.refund_bp < 0 || tier.refund_bp > 10_000) {
      errors.push({ path, message: "A refund of 0 to 10000 basis points." });
    }
  });
  for (const unit of ["hours_before", "days_before"] as const) {
    const alike = tiers
      .filter((tier) => tier[unit] !== undefined)
      .toSorted((one, other) => Number(other[unit]) - Number(one[unit]));
    if (alike.some((tier, index) => tier.refund_bp > (alike[index - 1]?.refund_bp ?? 10_000))) {
      errors.push({ path: "conditions.cancellation", message: "A later tier refunds more." });
    }
  }
  if (errors.length > 0) throw new DomainError("invalid", "This is no policy.", { errors });
}
