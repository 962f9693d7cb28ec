// Browser-safe: pages put tiers into words.
import type { CancellationTier } from "#db/schema/fare";

/** About how long before departure a tier ends, to put tiers in order without knowing the departure. */
export function leadHours(tier: CancellationTier): number {
  return tier.hours_before ?? tier.days_before * 24;
}
