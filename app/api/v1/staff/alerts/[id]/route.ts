import { database } from "#db/client";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { DomainError } from "#lib/errors/domain-error";
import { readAlert } from "#lib/office/alerts/read-alert";
import { officePages } from "#lib/office/pages";

const get = staffEndpoint<{ id: string }>(
  { name: "alert", use: "read", roles: officePages.alerts.roles },
  async ({ params }) => {
    const alert = await readAlert(database().sql, params.id);
    if (!alert) throw new DomainError("not_found", "There is no such alert.");
    return { body: { data: alert } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
