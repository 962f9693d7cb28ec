import { database } from "#db/client";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { DomainError } from "#lib/errors/domain-error";
import { readRun } from "#lib/office/jobs/read-run";
import { officePages } from "#lib/office/pages";

const get = staffEndpoint<{ id: string }>(
  { name: "run", use: "read", roles: officePages.jobs.roles },
  async ({ params }) => {
    const run = await readRun(database().sql, params.id);
    if (!run) throw new DomainError("not_found", "There is no such run.");
    return { body: { data: run } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
