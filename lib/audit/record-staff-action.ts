import type { Executor } from "#db/client";

type Word = string | number | boolean | null;

/** `before` and `after` where something was changed. `at` where it is told by another clock than the database's. */
export type StaffDone = {
  action: string;
  subject: string;
  before?: Word;
  after?: Word;
  detail?: Record<string, Word>;
  at?: Date;
};

/**
 * Writes down what somebody of the staff did that belongs to no booking and no sailing, in the change's own
 * transaction. Ids and codes, and the words staff gave as a reason, which are forgotten in time
 * (forgetReasons); nothing else that is personal.
 */
export async function recordStaffAction(
  executor: Executor,
  staff: { id: string | null },
  done: StaffDone,
): Promise<void> {
  await recordStaffActions(executor, staff, [done]);
}

/** recordStaffAction of several things that were done as one. */
export async function recordStaffActions(
  executor: Executor,
  staff: { id: string | null },
  all: StaffDone[],
): Promise<void> {
  if (all.length === 0) return;
  await executor`
    insert into staff_action (actor_id, action, subject, detail, at)
    select ${staff.id}, action, subject, detail::jsonb, coalesce(at, clock_timestamp())
    from unnest(
      ${all.map(({ action }) => action)}::text[], ${all.map(({ subject }) => subject)}::text[],
      ${all.map(toldOf)}::text[], ${all.map(({ at }) => at?.toISOString() ?? null)}::timestamptz[]
    ) done(action, subject, detail, at)`;
}

function toldOf({ before, after, detail }: StaffDone): string | null {
  const told = {
    ...detail,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
  return Object.keys(told).length > 0 ? JSON.stringify(told) : null;
}
