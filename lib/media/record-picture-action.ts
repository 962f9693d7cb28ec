import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordStaffAction } from "#lib/audit/record-staff-action";

type Facts = Record<string, string | number | null>;

/** Writes down what a member of staff did to a picture, with what was before and what is now, in the change's own transaction. */
export async function recordPictureAction(
  tx: Tx,
  actor: Actor,
  action: "attach_picture" | "change_picture" | "move_picture" | "remove_picture",
  { id, subject, before, after }: { id: string; subject: string; before: Facts; after: Facts },
): Promise<void> {
  const told = (when: string, facts: Facts) =>
    Object.entries(facts).map(([name, value]) => [`${when}_${name}`, value]);
  const detail = Object.fromEntries([
    ["shows", subject],
    ...told("before", before),
    ...told("after", after),
  ]);
  await recordStaffAction(tx, actor, { action, subject: id, detail });
}
