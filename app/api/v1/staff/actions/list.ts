import { z } from "zod";
import { database } from "#db/client";
import { isoDate } from "#http/schemas/fields";
import type { StaffList } from "#http/staff-list";
import { type ActionRow, findActions } from "#lib/office/staff/find-actions";

const filters = {
  about: z.enum(["booking", "sailing", "office"]).optional(),
  actor: z.uuid("A member's id.").optional(),
  since: isoDate.optional(),
  until: isoDate.optional(),
};

/** What staff did. */
export const actionList: StaffList<typeof filters, ActionRow> = {
  name: "staff-actions",
  roles: [],
  filters,
  find: (wanted, slice) => findActions(database().sql, wanted, slice),
  columns: [
    { header: "At (UTC)", value: ({ at }) => at.toISOString() },
    { header: "Who", value: ({ name, actor_id }) => name ?? actor_id },
    { header: "About", value: ({ about }) => about },
    { header: "Subject", value: ({ subject_id }) => subject_id },
    { header: "Action", value: ({ action }) => action },
    { header: "Before", value: ({ before }) => before },
    { header: "After", value: ({ after }) => after },
    { header: "More", value: ({ detail }) => (detail ? JSON.stringify(detail) : "") },
  ],
};
