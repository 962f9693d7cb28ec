import { database } from "#db/client";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { readMailFigures } from "#lib/office/mail/read-mail-figures";
import { officePages } from "#lib/office/pages";

const get = staffEndpoint(
  { name: "mail-figures", use: "read", roles: officePages.mail.roles },
  async ({ now }) => ({
    body: { data: await readMailFigures(database().sql), as_of: now.toISOString() },
  }),
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
