import { z } from "zod";
import { database } from "#db/client";
import { isoDate, line } from "#http/schemas/fields";
import type { StaffList } from "#http/staff-list";
import { noticeKinds } from "#lib/notice/notice-kind";
import { askedStates, findMails, type MailRow } from "#lib/office/mail/find-mails";
import { officePages } from "#lib/office/pages";

const filters = {
  find: line(1, 254).optional(),
  kind: z.enum(noticeKinds).optional(),
  state: z.enum(askedStates).optional(),
  since: isoDate.optional(),
  until: isoDate.optional(),
};

/** Mails of bookings. */
export const mailList: StaffList<typeof filters, MailRow> = {
  name: "mails",
  roles: officePages.mail.roles,
  filters,
  find: (wanted, slice) => findMails(database().sql, wanted, slice),
  columns: [
    { header: "Written (UTC)", value: ({ created_at }) => created_at.toISOString() },
    { header: "Kind", value: ({ kind }) => kind },
    { header: "State", value: ({ state }) => state },
    { header: "Booking", value: ({ reference }) => reference },
    { header: "To", value: ({ to }) => to },
    { header: "Sent (UTC)", value: ({ sent_at }) => sent_at?.toISOString() ?? "" },
    { header: "Tries", value: ({ attempts }) => attempts },
    { header: "Error", value: ({ error }) => error },
  ],
};
