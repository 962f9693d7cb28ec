import { database } from "#db/client";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { acknowledgeAlert } from "#lib/alert/acknowledge-alert";
import { DomainError } from "#lib/errors/domain-error";
import { readAlert } from "#lib/office/alerts/read-alert";

/** Says who looks after an alert: whoever asks, unless somebody does already. */
const post = staffEndpoint<{ id: string }>(
  { name: "acknowledge-alert", use: "change", work: "take_alerts" },
  async ({ params, actor }) => {
    const { sql } = database();
    const alert = await readAlert(sql, params.id);
    if (!alert) throw new DomainError("not_found", "There is no such alert.");
    const acknowledged = await acknowledgeAlert(database(), actor, params.id);
    return { body: { data: { ...(await readAlert(sql, params.id)), acknowledged } } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
