import type { Tx } from "#db/client";

type Detail = Record<string, string | number | boolean | null>;

/**
 * Writes down what somebody of the staff did that belongs to no booking and no sailing, in the change's own
 * transaction: `before` and `after` where something was changed. Ids and codes only, nothing personal.
 */
export async function recordStaffAction(
  tx: Tx,
  staff: { id: string | null },
  done: {
    action: string;
    subject: string;
    before?: string | number | boolean | null;
    after?: string | number | boolean | null;
    detail?: Detail;
  },
): Promise<void> {
  const { action, subject, before, after, detail } = done;
  const told: Detail = {
    ...detail,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
  await tx`
    insert into staff_action (actor_id, action, subject, detail, at)
    values (${staff.id}, ${action}, ${subject}, ${Object.keys(told).length > 0 ? tx.json(told) : null},
      clock_timestamp())`;
}
