import { z } from "zod";
import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { line } from "#http/schemas/fields";
import { staffEndpoint } from "#http/staff-endpoint";
import { settleAlert } from "#lib/alert/settle-alert";
import { DomainError } from "#lib/errors/domain-error";
import { readAlert } from "#lib/office/alerts/read-alert";

const body = z.strictObject({ note: line(1, 300) });

/** Ends an alert that nothing else ends, with a word on what was done. */
const post = staffEndpoint<{ id: string }>(
  { name: "settle-alert", use: "change", work: "settle_alerts" },
  async ({ request, params, actor }) => {
    const { note } = await readBody(request, body);
    const { sql } = database();
    const alert = await readAlert(sql, params.id);
    if (!alert) throw new DomainError("not_found", "There is no such alert.");
    const settled = await settleAlert(database(), actor, { alertId: params.id, note });
    return { body: { data: { ...(await readAlert(sql, params.id)), settled_now: settled } } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
