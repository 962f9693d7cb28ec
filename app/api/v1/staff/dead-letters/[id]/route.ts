import { database } from "#db/client";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { DomainError } from "#lib/errors/domain-error";
import { readDeadLetter } from "#lib/office/jobs/read-dead-letter";
import { officePages } from "#lib/office/pages";

const get = staffEndpoint<{ id: string }>(
  { name: "dead-letter", use: "read", roles: officePages.jobs.roles },
  async ({ params }) => {
    const letter = await readDeadLetter(database().sql, params.id);
    if (!letter) throw new DomainError("not_found", "There is no such dead letter.");
    return { body: { data: letter } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
