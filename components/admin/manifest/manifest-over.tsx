import type { GateSailing } from "#lib/boarding/gate/gate-list";
import { PageHead } from "../parts/page-head";

/** Says that a voyage is over, and its manifest with it. */
export function ManifestOver({ sailing }: { sailing: GateSailing }) {
  return (
    <>
      <PageHead title={`${sailing.from.name} → ${sailing.to.name}`} lead="Manifest" />
      <p>
        The voyage is over. What was recorded of its passengers for safety at sea is not kept any
        longer (Directive 98/41/EC, article 8).
      </p>
    </>
  );
}
