import { SubNav } from "../parts/sub-nav";

/** The pages about background work. */
export function JobsNav() {
  return (
    <SubNav
      label="Jobs"
      pages={[
        ["/admin/jobs", "Now"],
        ["/admin/jobs/runs", "Runs"],
        ["/admin/jobs/dead-letters", "Dead letters"],
        ["/admin/jobs/waiting", "What waits"],
      ]}
    />
  );
}
