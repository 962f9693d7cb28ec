import { database } from "#db/client";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { DomainError } from "#lib/errors/domain-error";
import { readRedrive } from "#lib/office/jobs/read-redrive";
import { officePages } from "#lib/office/pages";

const get = staffEndpoint<{ id: string }>(
  { name: "redrive-progress", use: "read", roles: officePages.jobs.roles },
  async ({ params }) => {
    const progress = await readRedrive(database().sql, params.id);
    if (!progress) throw new DomainError("not_found", "Nothing was driven anew under this id.");
    return { body: { data: progress } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
