import { database } from "#db/client";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { DomainError } from "#lib/errors/domain-error";
import { listOperatorHealth } from "#lib/office/operators/list-operator-health";
import { readOperatorWork } from "#lib/office/operators/read-operator-work";
import { officePages } from "#lib/office/pages";

const get = staffEndpoint<{ code: string }>(
  { name: "operator", use: "read", roles: officePages.operators.roles },
  async ({ params, now }) => {
    const { sql } = database();
    const [all, work] = await Promise.all([
      listOperatorHealth(sql),
      readOperatorWork(sql, params.code),
    ]);
    const operator = all.find(({ code }) => code === params.code);
    if (!operator) throw new DomainError("not_found", "There is no such operator.");
    return { body: { data: { ...operator, ...work }, as_of: now.toISOString() } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
